// SPDX-License-Identifier: MIT

using Mp3.Reader.Faults.Assembling;

namespace Mp3.Reader.Monitor.Faults;

/// <summary>Writes faults in one form.</summary>
internal interface IFaultFormat : IDisposable
{
    void Write(in Fault fault);

    /// <summary>Hands what was written so far to the output.</summary>
    void Flush();

    /// <summary>Writes what follows the last fault.</summary>
    /// <param name="count">Faults that were written.</param>
    void End(long count);
}
