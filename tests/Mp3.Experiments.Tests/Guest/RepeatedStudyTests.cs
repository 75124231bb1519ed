// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Tests.Commands;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

[Trait("Category", "Guest")]
public sealed class RepeatedStudyTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_repetition_is_what_its_seed_gives_alone()
    {
        string[] study = ["multiprog", "--n", "1", "--size", "16", "--scale", "1/8", .. TestKernel.Arguments];

        ProgramRun repeated = await Mp3Program.RunAsync(_scratch.Path, [.. study, "--repeat", "2", "--json", "--out", "both"]);
        ProgramRun alone = await Mp3Program.RunAsync(_scratch.Path, [.. study, "--seed", "2", "--out", "alone"]);

        Assert.True(repeated.ExitCode == ExitCode.Success, string.Join('\n', repeated.ErrorLines));
        Assert.Equal(ExitCode.Success, alone.ExitCode);
        string[] files = [.. Directory.GetFiles(_scratch["alone"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(files, Directory.GetFiles(_scratch["both/seed-2"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Contains("samples.csv", files);
        foreach (string file in files)
        {
            Assert.Equal(File.ReadAllBytes(_scratch[$"alone/{file}"]), File.ReadAllBytes(_scratch[$"both/seed-2/{file}"]));
        }

        var result = RepeatedResult.Load(ResultFolder.Open(_scratch["both"]), ProcessResult.Load);
        Assert.Equal([1UL, 2UL], result.Observations.Select(row => row.Seed));
        ProcessResult[] seeds = [.. result.Repetitions.Cast<ProcessResult>()];
        Assert.NotEqual(seeds[0].Samples, seeds[1].Samples);

        using var document = JsonDocument.Parse(repeated.Output);
        JsonElement root = document.RootElement;
        Assert.Equal(("multiprog", "complete"), (root.GetProperty("study").GetString(), root.GetProperty("verdict").GetString()));
        Assert.Equal([1UL, 2UL], root.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetUInt64()));
        JsonElement[] spreads = [.. root.GetProperty("spreads").EnumerateArray()];
        Assert.Equal(result.Conditions.Count * ProcessMetrics.All.Count, spreads.Length);
        // Of two, the median is the mean.
        JsonElement major = spreads.Single(spread => spread.GetProperty("metric").GetString() == ProcessMetrics.All.Single(metric => metric.Name.StartsWith("major", StringComparison.OrdinalIgnoreCase)).Name);
        Assert.Equal(
            seeds.Average(study => study.Runs.Sum(row => row.MajorFaults)),
            major.GetProperty("spread").GetProperty("median").GetDouble());
    }
}
