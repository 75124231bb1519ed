// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Workloads;

/// <summary>What the program does to the memory or the file that it accesses.</summary>
public sealed class WorkAccessTests(WorkProgram work) : IClassFixture<WorkProgram>, IDisposable
{
    private const int Bytes = 1 << 20;
    private const int Accesses = 300;

    private readonly ScratchFolder _folder = new();

    private string FilePath => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mmap")]
    [InlineData("read")]
    public void It_writes_the_bytes_of_a_file_that_it_lists(string io)
    {
        File.WriteAllBytes(FilePath, [.. Enumerable.Repeat((byte)0, Bytes)]);
        HashSet<ulong> pages = [.. Listed("zipf").Select(offset => offset / 4096)];

        _ = work.Run($"--file={FilePath} --io={io} 1 zipf {Accesses}");

        byte[] bytes = File.ReadAllBytes(FilePath);
        Assert.All(Listed("zipf"), offset => Assert.Equal((byte)offset, bytes[offset]));
        Assert.All(
            Enumerable.Range(0, Bytes / 4096).Where(page => !pages.Contains((ulong)page)),
            page => Assert.All(bytes[(page * 4096)..((page + 1) * 4096)], value => Assert.Equal(0, value)));
    }

    [Theory]
    [InlineData("mmap")]
    [InlineData("read")]
    public void Reads_leave_a_file_as_it_is(string io)
    {
        byte[] bytes = [.. Enumerable.Range(0, Bytes).Select(i => (byte)(i * 7))];
        File.WriteAllBytes(FilePath, bytes);

        _ = work.Run($"--reads=100 --file={FilePath} --io={io} 1 R {Accesses}");

        Assert.Equal(bytes, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Some_of_the_accesses_read_and_the_others_write()
    {
        File.WriteAllBytes(FilePath, [.. Enumerable.Repeat((byte)0, Bytes)]);

        // Access n is at n x 4097, so what is written there is n.
        _ = work.Run($"--reads=50 --file={FilePath} 1 stride=4097 255");
        byte[] after = File.ReadAllBytes(FilePath);
        int written = Enumerable.Range(1, 254).Count(i => after[i * 4097] != 0);
        Assert.InRange(written, 90, 165);
    }

    /// <summary>The links that the program has laid in a file lead to where the replay goes.</summary>
    [Fact]
    public void A_chase_leaves_the_cycle_that_it_follows()
    {
        File.WriteAllBytes(FilePath, [.. Enumerable.Repeat((byte)0, Bytes)]);
        ulong[] chased = [.. Listed("chase").Skip(256).Select(offset => offset / 4096)];

        _ = work.Run($"--file={FilePath} 1 chase {Accesses}");

        byte[] bytes = File.ReadAllBytes(FilePath);
        Assert.Equal(Accesses, chased.Length);
        Assert.All(
            chased.Zip(chased.Skip(1)),
            pair => Assert.Equal(pair.Second, BitConverter.ToUInt64(bytes, (int)pair.First * 4096)));
    }

    [Theory]
    [InlineData("R")]
    [InlineData("chase")]
    public void Each_access_is_in_one_bucket_of_the_latencies(string pattern)
    {
        string[] lines = work.Run($"--latency 1 {pattern} {Accesses}").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        using var latency = JsonDocument.Parse(lines[^2]);
        JsonProperty[] buckets = [.. latency.RootElement.GetProperty("latency_ns").EnumerateObject()];
        Assert.Equal(Accesses, buckets.Sum(bucket => bucket.Value.GetInt32()));
        Assert.All(buckets, bucket => Assert.True(bucket.Name == "0" || ulong.IsPow2(ulong.Parse(bucket.Name))));
        Assert.StartsWith("{\"pid\":", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 Q 10", "R, L, sequential")]
    [InlineData("1 stride=0 10", "stride=BYTES")]
    [InlineData("1 stride=1048577 10", "stride=BYTES")]
    [InlineData("1 hot=0:50 10", "hot=PAGES:ACCESSES")]
    [InlineData("1 hot=10 10", "hot=PAGES:ACCESSES")]
    [InlineData("1 phases=257 10", "phases=N")]
    [InlineData("--io=read 1 R 10", "--io read needs --file")]
    [InlineData("--io=tape 1 R 10", "mmap or read")]
    [InlineData("--reads=50 1 chase 10", "chase is of mapped memory")]
    [InlineData("--file=x --content=50 1 R 10", "--content is of memory")]
    public void What_can_t_be_is_refused(string arguments, string said)
    {
        (int exitCode, string error) = work.Refused(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_short_is_refused_with_the_way_to_make_one()
    {
        File.WriteAllBytes(FilePath, new byte[10]);

        (int exitCode, string error) = work.Refused($"--file={FilePath} 1 R 10");

        Assert.Equal(1, exitCode);
        Assert.Contains($"head -c 1048576 /dev/zero > {FilePath}", error, StringComparison.Ordinal);
    }

    private IReadOnlyList<ulong> Listed(string pattern)
    {
        Assert.True(AccessPattern.TryParse(pattern, out AccessPattern? known));
        return work.Offsets(new Workload(1, known, Accesses, Iterations: 1, Seed: 1));
    }
}
