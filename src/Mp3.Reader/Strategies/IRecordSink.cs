// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>Where a monitor puts what it reads.</summary>
public interface IRecordSink
{
    /// <summary>Takes records, oldest first; they are overwritten after the call.</summary>
    /// <param name="records">At least one.</param>
    /// <param name="nowNs">When they were read, ns of the ring's clock.</param>
    void Log(ReadOnlySpan<RingRecord> records, ulong nowNs);
}
