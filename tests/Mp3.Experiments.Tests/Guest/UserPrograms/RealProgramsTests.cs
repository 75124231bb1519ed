// SPDX-License-Identifier: MIT

using System.IO.Compression;
using Mp3.Experiments.Results;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Programs of this machine, some on a file that is larger than the RAM of the guest.</summary>
[Trait("Category", "Guest")]
public sealed class RealProgramsTests : IDisposable
{
    /// <summary>RAM of a guest that a file exceeds, MiB.</summary>
    private const int RamMib = 112;

    private const int LineBytes = 1024;
    private const int Lines = (RamMib + 1) * 1024;

    private readonly RealPrograms _programs = new();

    public void Dispose() => _programs.Dispose();

    [Fact]
    public async Task Sort_of_a_file_larger_than_the_RAM_reads_it_in_parts_and_sorts_it()
    {
        string data = _programs.Lines("data.txt", Lines, LineBytes);

        ProcessResult result = await _programs.RunAsync(
            [], "--memory", $"{RamMib}", "--file", $"{data}:/work/data.txt", "--file", "/usr/bin/sort", "--", "sh", "-c", "sort -S 10M -o sorted data.txt && sort -c sorted");

        Assert.Equal("exited 0", Assert.Single(result.Runs).Outcome);
        Assert.True(result.Manifest.Runs[0].Report.Programs!.Group.Stat["workingset_refault_file"] > 0, "the file's pages were read again");
    }

    [Fact]
    public async Task A_file_larger_than_the_RAM_is_mapped_and_read_page_by_page()
    {
        string data = _programs.Lines("data.txt", Lines, LineBytes);

        ProcessResult result = await _programs.RunAsync(
            [], "--memory", $"{RamMib}", "--file", $"{data}:/work/data.txt", "--file", $"{_programs.Tree()}:/work/tree", "--", "./tree", "map", "data.txt");

        RunRow row = Assert.Single(result.Runs);
        Assert.Equal("exited 0", row.Outcome);
        Assert.True(row.MaxRssKib < RamMib * 1024L, "its pages were reclaimed");
        Assert.Equal($"{File.ReadAllBytes(data).Where((_, i) => i % 4096 == 0).Sum(value => (long)value)}\n", _programs.Text("stdout.txt"));
        Assert.True(result.Manifest.Runs[0].Report.Vmstat["pgsteal_kswapd"] > 0);
    }

    [Fact]
    public async Task Gzip_compresses_what_it_is_given_and_the_file_comes_back()
    {
        string data = _programs.Lines("data.txt", lines: 20_000, width: 100);

        ProcessResult result = await _programs.RunAsync(
            [], "--memory", "192", "--file", $"{data}:/work/data.txt", "--output", "data.txt.gz", "--", "gzip", "-n", "data.txt");

        Assert.Equal("exited 0", Assert.Single(result.Runs).Outcome);
        using var unpacked = new GZipStream(File.OpenRead(_programs["first/output-data.txt.gz"]), CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        Assert.Equal(File.ReadAllText(data), text.ReadToEnd());
    }

    [Fact]
    public async Task A_static_binary_needs_nothing_beside_it()
    {
        ProcessResult result = await _programs.RunAsync([], "--memory", "192", "--", "busybox", "sha256sum", "/usr/bin/busybox");

        Assert.Equal("exited 0", Assert.Single(result.Runs).Outcome);
        Assert.Equal($"{FileDigests.Of(Mp3.Experiments.Guest.Programs.Find("busybox")!)}  /usr/bin/busybox\n", _programs.Text("stdout.txt"));
    }

    [Fact]
    public async Task Threads_are_in_the_account_of_their_process()
    {
        string data = _programs.Lines("data.txt", lines: 20_000, width: 50);

        ProcessResult result = await _programs.RunAsync(
            [], "--memory", "192", "--file", $"{data}:/work/data.txt", "--output", "data.txt.xz", "--", "xz", "-0", "--threads=4", "--block-size=256KiB", "data.txt");

        RunRow row = Assert.Single(result.Runs);
        Assert.Equal(("exited 0", 1), (row.Outcome, result.Tree.Count));
        Tool.Run("xz", ["--test", _programs["first/output-data.txt.xz"]]);
    }
}
