// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Monitor;

/// <summary>Writes records in one form.</summary>
internal interface IRecordFormat : IDisposable
{
    void Write(in RingRecord record);

    /// <summary>Hands what was written so far to the output.</summary>
    void Flush();

    /// <summary>Writes what follows the last record.</summary>
    /// <param name="count">Records that were written.</param>
    void End(long count);
}
