// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Faults;

/// <summary>Reads what <see cref="FaultLogWriter"/> wrote.</summary>
public static class FaultLogReader
{
    /// <summary>The records of a log, in the order in which they were appended; one block is in memory at a time.</summary>
    /// <param name="input">The log, read from where it stands to its end. It is not closed.</param>
    /// <returns>Records whose <see cref="FaultRecord.Seq"/> and <see cref="FaultRecord.Reserved"/> are 0.</returns>
    /// <exception cref="InvalidDataException">
    /// While the records are taken: the log is damaged or torn there. The blocks before were given.
    /// </exception>
    public static IEnumerable<FaultRecord> Read(Stream input)
    {
        var block = new FaultLogBlock();
        while (block.Fill(input))
        {
            while (block.Next(out FaultRecord record))
            {
                yield return record;
            }
        }
    }
}
