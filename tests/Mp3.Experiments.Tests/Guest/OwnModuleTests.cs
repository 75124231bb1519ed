// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Processes;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

/// <summary>A module as a student hands it in, instead of the project's.</summary>
[Trait("Category", "Guest")]
public sealed class OwnModuleTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Its_processes_register_themselves_and_the_account_is_wait4s()
    {
        ProcessRuns.Outcome outcome = await RunAsync(Sources());

        Assert.All(outcome.Manifest.Checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal(["every process exits with 0", "wait4 ≤ /proc/vmstat", "nobody is registered at the end"], outcome.Manifest.Checks.Select(check => check.Name));
        Assert.Empty(outcome.Samples);
        RunRow row = Assert.Single(outcome.Runs);
        Assert.Equal(0, row.Records);
        // 8 MiB, each page once, and what the program itself needs.
        Assert.InRange(row.MinorFaults, 2048, 2048 + 200);
        Assert.NotEmpty(outcome.Pressure);
    }

    [Fact]
    public async Task Its_result_can_be_read_and_shown_and_says_whose_module_it_was()
    {
        using var draft = new ResultDraft(Path.Combine(_scratch.Path, "result"));
        ProcessRuns.Outcome outcome = await RunAsync(Sources());
        ProcessResult.Write(draft, outcome.Manifest with { Study = PairRuns.Study }, outcome.Samples, outcome.Runs, outcome.Machine, outcome.Pressure);

        ResultView view = StudyList.View(ProcessResult.Load(draft.Path));

        Assert.Contains(view.Figures, figure => figure.Name == "account");
        Assert.Empty(view.Claims);
        Assert.Contains(view.Caption.Facts, fact => fact.StartsWith("module of sources (", StringComparison.Ordinal));
        Assert.Contains("its samples are not read", view.Caption.Truth[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_keeps_a_process_that_has_unregistered_is_told()
    {
        ProcessRuns.Outcome outcome = await RunAsync(Sources("KEEPS_ALL"));

        CheckResult check = Assert.Single(outcome.Manifest.Checks, check => !check.Passed);
        Assert.StartsWith("/proc/mp3/status still has: ", check.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_breaks_the_kernel_ends_the_run_with_the_place_of_its_mistake()
    {
        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(Sources("BREAKS_DOWN"), copies: 2));

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("kernel NULL pointer dereference", error.Message, StringComparison.Ordinal);
        Assert.Contains("[course_mp3]", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Details);
    }

    [Fact]
    public async Task One_that_does_not_compile_is_refused_with_what_the_compiler_said()
    {
        string sources = Sources();
        File.AppendAllText(Path.Combine(sources, "course_mp3.c"), "int wrong = nothing;\n");

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(sources));

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("can't be built for kernel", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Details, line => line.Contains("nothing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_without_a_makefile_is_refused()
    {
        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(Directory.CreateDirectory(Path.Combine(_scratch.Path, "empty")).FullName));

        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains("neither a Makefile nor a Kbuild", error.Message, StringComparison.Ordinal);
    }

    private static Task<ProcessRuns.Outcome> RunAsync(string module, int copies = 1) => Studies.RunAsync(
        Studies.Of([.. Enumerable.Range(1, copies).Select(seed => new Workload(8, AccessPattern.Random, 40_000, 2, (ulong)seed))]),
        Studies.Options(160) with { Module = module });

    /// <summary>The module's sources, with something switched on.</summary>
    private string Sources(string? define = null)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, "sources")).FullName;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Find(), "tests", "own-module")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        if (define is not null)
        {
            File.AppendAllText(Path.Combine(folder, "Makefile"), $"ccflags-y := -D{define}\n");
        }

        return folder;
    }
}
