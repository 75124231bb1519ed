// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Programs of this machine, from the command line to the result.</summary>
[Trait("Category", "Guest")]
public sealed class RunStudyTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_pipeline_is_a_tree_whose_accounts_agree_and_its_output_comes_back()
    {
        ProcessResult result = await RunAsync(
            "pipeline", "--file", "/usr/bin/seq", "--file", "/usr/bin/sort", "--file", "/usr/bin/head", "--file", "/usr/bin/mkdir", "--output", "made", "--",
            "sh", "-c", "mkdir made; seq 3000 | sort -r | head -n 1; exit 3");

        AssertIsComplete(result);
        RunRow row = Assert.Single(result.Runs);
        Assert.Equal(("sh", "exited 3", true), (row.Label, row.Outcome, row.Agree));
        Assert.Equal("999\n", File.ReadAllText(_scratch["pipeline/stdout.txt"]));
        Assert.Equal(["head", "mkdir", "seq", "sh", "sort"], result.Tree.Select(process => process.Command).Order(StringComparer.Ordinal));
        Assert.Equal(3, ProgramOutcome.ExitCodeOf(result));
        Assert.StartsWith("/work/made was not brought back: it is no regular file; of a folder, ", Assert.Single(new ProgramStudy().MissingOf(result)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sort_of_more_than_its_limit_reads_pages_again_and_gives_the_same_bytes_twice()
    {
        File.WriteAllLines(_scratch["data.txt"], Enumerable.Range(0, 400_000).Select(i => ((i * 7919L) % 1_000_003).ToString("d19", CultureInfo.InvariantCulture)));
        string[] words = ["--limit", "6M", "--file", $"{_scratch["data.txt"]}:/work/data.txt", "--output", "out.txt", "--fresh", "--", "sort", "-S", "3M", "-o", "out.txt", "data.txt"];

        ProcessResult first = await RunAsync("first", words);
        ProcessResult second = await RunAsync("second", words);

        AssertIsComplete(first);
        Assert.Equal(first.ManifestHash, second.ManifestHash);
        Assert.Equal(File.ReadLines(_scratch["data.txt"]).Order(StringComparer.Ordinal), File.ReadLines(_scratch["first/output-out.txt"]));
        Mp3.Protocol.GroupFacts group = first.Manifest.Runs[0].Report.Programs!.Group;
        Assert.True(group.Events["max"] > 0);
        Assert.True(group.Stat["workingset_refault_file"] > 0);
        Assert.InRange(group.PeakBytes ?? 0, 1, 6 << 20);
    }

    private static void AssertIsComplete(ProcessResult result)
    {
        Assert.All(result.Manifest.Checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal(Manifest.Complete, result.Manifest.Verdict);
    }

    private async Task<ProcessResult> RunAsync(string folder, params IReadOnlyList<string> words)
    {
        IStudyRequest request = StudyWords.Read(new ProgramStudy(), [.. TestKernel.Arguments, "--memory", "192", .. words]);
        using ResultDraft draft = ResultFolder.Create(_scratch[folder]);
        StudyRun run = await StudyRun.OfAsync(request, draft, new KeptProgress(), TestContext.Current.CancellationToken);
        _ = draft.Publish();
        return (ProcessResult)run.Result;
    }
}
