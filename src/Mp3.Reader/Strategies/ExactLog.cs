// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Strategies;

/// <summary>Logs the records of a ring up to a position, each once and whole, and counts those that are lost.</summary>
internal sealed class ExactLog(Ring ring, IClock clock, ulong start)
{
    private const int BatchSize = 1024;
    private readonly RingReader _reader = new(ring, start);
    private readonly RingRecord[] _batch = new RingRecord[BatchSize];
    private ulong _logged;

    public ulong Position => _reader.Position;

    /// <summary>Logs what was written before <paramref name="end"/>, and returns that.</summary>
    public ulong UpTo(ulong end, IRecordSink sink)
    {
        int read;
        while ((read = _reader.Read(_batch, end)) > 0)
        {
            _logged += (ulong)read;
            sink.Log(_batch.AsSpan(0, read), clock.NowNs);
        }

        return end;
    }

    public StrategyCounts Counts(ulong wakeUps) => new(_logged, _reader.Lost, wakeUps, _reader.Position);
}
