// SPDX-License-Identifier: MIT

using System.Buffers.Binary;
using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Storage;

namespace Mp3.Experiments.Slurm;

/// <summary>
/// Runs that were submitted and did not come to the store yet, to say how far the tasks are. Of each it keeps eight
/// bytes of its name: two names that share them would make the count wrong by one, and decide nothing. A folder of
/// the store is listed only when it has changed.
/// </summary>
internal sealed class OutstandingRuns
{
    private readonly StoreLayout _layout;
    private readonly ulong[][] _left;
    private readonly long[] _ticks;

    /// <param name="layout">Of the store.</param>
    /// <param name="names">The runs, read once.</param>
    public OutstandingRuns(StoreLayout layout, IEnumerable<RunName> names)
    {
        _layout = layout;
        List<ulong>[] left = [.. StoreLayout.Shards.Select(_ => new List<ulong>())];
        foreach (RunName name in names)
        {
            byte[] bytes = name.ToBytes();
            left[bytes[0]].Add(Key(bytes));
        }

        _left = [.. left.Select(shard => shard.Order().Distinct().ToArray())];
        _ticks = new long[_left.Length];
        Count = _left.Sum(shard => shard.Length);
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a run is among them.</summary>
    public bool Contains(RunName name)
    {
        byte[] bytes = name.ToBytes();
        return Array.BinarySearch(_left[bytes[0]], Key(bytes)) >= 0;
    }

    /// <summary>Takes out what has come to the store since the last look.</summary>
    /// <returns>How many that were.</returns>
    public int Look()
    {
        int before = Count;
        for (int shard = 0; shard < _left.Length; shard++)
        {
            if (_left[shard].Length > 0)
            {
                Look(shard);
            }
        }

        return before - Count;
    }

    /// <summary>Takes out one that will not come.</summary>
    public void Remove(RunName name)
    {
        byte[] bytes = name.ToBytes();
        Keep(bytes[0], [Key(bytes)]);
    }

    private void Look(int shard)
    {
        string folder = _layout.Shard(StoreLayout.Shards[shard]);
        try
        {
            // The stamp first: what comes while the names are read changes it.
            long ticks = Directory.Exists(folder) ? Directory.GetLastWriteTimeUtc(folder).Ticks : 0;
            if (ticks != _ticks[shard])
            {
                Keep(shard, [.. StoreLayout.NamesIn(folder, areFolders: true).Select(name => Key(name.ToBytes()))]);
                _ticks[shard] = ticks;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next look tries again.
        }
    }

    private void Keep(int shard, HashSet<ulong> gone)
    {
        ulong[] left = [.. _left[shard].Where(key => !gone.Contains(key))];
        Count -= _left[shard].Length - left.Length;
        _left[shard] = left;
    }

    private static ulong Key(byte[] name) => BinaryPrimitives.ReadUInt64BigEndian(name);
}
