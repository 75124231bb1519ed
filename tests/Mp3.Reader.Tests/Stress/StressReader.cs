// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests.Stress;

/// <summary>Reads a ring and recomputes the check of every record.</summary>
/// <param name="ring">The ring.</param>
/// <param name="batchSize">Records a read.</param>
/// <param name="pause">Iterations of idling after each read: what makes it slow.</param>
internal sealed class StressReader(Ring ring, int batchSize, int pause)
{
    private readonly RingReader _reader = new(ring, 0);
    private readonly RingRecord[] _batch = new RingRecord[batchSize];

    public long Reads { get; private set; }

    public long Torn { get; private set; }

    public ulong Lost => _reader.Lost;

    /// <summary>Reads at least so many records while the ring is written, unless it is told to end before.</summary>
    public void ReadAtLeast(long records, CancellationToken end)
    {
        while (Reads < records && !end.IsCancellationRequested)
        {
            if (ReadOnce() == 0)
            {
                Thread.Yield(); // On a single core the writer needs it.
            }

            Thread.SpinWait(pause);
        }
    }

    /// <summary>Reads what is left when the writer has stopped.</summary>
    public void ReadRest()
    {
        while (ReadOnce() > 0)
        {
            // Until nothing is new.
        }
    }

    private int ReadOnce()
    {
        int read = _reader.Read(_batch);
        foreach (ref readonly RingRecord record in _batch.AsSpan(0, read))
        {
            Torn += record.IsWhole() ? 0 : 1;
        }

        Reads += read;
        return read;
    }
}
