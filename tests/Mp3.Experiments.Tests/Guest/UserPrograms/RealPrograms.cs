// SPDX-License-Identifier: MIT

using System.Globalization;
using Mp3.Experiments.Guest;
using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest.UserPrograms;

/// <summary>Runs a program that others wrote as a user does, twice, and wants the same bytes and an account without a gap.</summary>
internal sealed class RealPrograms : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    /// <summary>Path of a file of the test's.</summary>
    public string this[string name] => _scratch[name];

    public void Dispose() => _scratch.Dispose();

    /// <param name="packages">Debian's packages that come along. Where they can't be fetched the test is skipped; under
    /// continuous integration it fails.</param>
    /// <param name="words">What follows <c>mp3 run</c>.</param>
    /// <returns>What both runs came to.</returns>
    public async Task<ProcessResult> RunAsync(IReadOnlyList<string> packages, params string[] words)
    {
        await RequireAsync(packages);
        string[] all = [.. TestKernel.Arguments, .. packages.SelectMany(package => (string[])["--package", package]), "--fresh", "--store", _scratch["store"], .. words];
        ProcessResult first = await OnceAsync("first", all);
        ProcessResult second = await OnceAsync("second", all);

        Assert.All(first.Manifest.Checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal(Manifest.Complete, first.Manifest.Verdict);
        Assert.All(first.Runs, row => Assert.True(row.Agree, row.Label));
        Assert.Equal(first.Manifest.Files, second.Manifest.Files);
        Assert.Equal(first.ManifestHash, second.ManifestHash);
        return first;
    }

    /// <summary>What the first run has in a file of its results.</summary>
    public string Text(string name) => File.ReadAllText(_scratch[$"first/{name}"]);

    /// <summary>A program that <c>tree.c</c> makes.</summary>
    public string Tree()
    {
        string source = Path.Combine(Repository.Find(), "tests", "Mp3.Experiments.Tests", "Guest", "UserPrograms", "tree.c");
        Tool.Run("gcc", ["-O1", "-pthread", "-o", _scratch["tree"], source]);
        return _scratch["tree"];
    }

    /// <summary>Lines of digits in no order, without a block of zeros.</summary>
    /// <param name="name">The file.</param>
    /// <param name="lines">Number of lines, no two alike.</param>
    /// <param name="width">Bytes of a line, the line break among them.</param>
    public string Lines(string name, int lines, int width)
    {
        string rest = new('x', width - 11);
        File.WriteAllLines(_scratch[name], Enumerable.Range(0, lines).Select(i => (i * 7919L % 1_000_003).ToString("d10", CultureInfo.InvariantCulture) + rest));
        return _scratch[name];
    }

    private static async Task RequireAsync(IReadOnlyList<string> packages)
    {
        try
        {
            await new PackageStore(CacheFolder.Path).AddAsync(new GuestTree(), packages, TestContext.Current.CancellationToken);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Unavailable && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"packages can't be fetched here: {e.Message}");
        }
    }

    private async Task<ProcessResult> OnceAsync(string folder, string[] words)
    {
        IStudyRequest request = StudyWords.Read(new ProgramStudy(), words);
        using ResultDraft draft = ResultFolder.Create(_scratch[folder]);
        StudyRun run = await StudyRun.OfAsync(request, draft, new KeptProgress(), TestContext.Current.CancellationToken);
        _ = draft.Publish();
        return (ProcessResult)run.Result;
    }
}
