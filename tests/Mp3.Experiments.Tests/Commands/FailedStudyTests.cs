// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Experiments.Tests.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>Studies whose guests come to grief.</summary>
[Trait("Category", "Guest")]
public sealed class FailedStudyTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    [Fact]
    public async Task A_guest_that_runs_out_of_memory_fails_the_run_and_its_result_is_kept_and_marked()
    {
        ProgramRun run = await Mp3Program.RunAsync(
            _scratch.Path, ["multiprog", "--n", "2", "--size", "96", "--memory", "112", "--swap", "zram", "--swap-size", "300", "--out", "result", .. TestKernel.Arguments]);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Single(run.ErrorLines, line => line.Contains("the guest ran out of memory", StringComparison.Ordinal)
            && line.Contains("--memory, or more --swap-size of a disk", StringComparison.Ordinal));
        Assert.StartsWith("mp3: 1 of 11 self-checks ", run.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Equal([_scratch["result.failed"]], Directory.GetFileSystemEntries(_scratch.Path));
        ProcessResult result = ProcessResult.Load(_scratch["result.failed"]);
        Assert.Equal(Manifest.Failed, result.Manifest.Verdict);
        Assert.Contains(result.Runs, row => row.Outcome == "killed by signal 9");
        // Killed or not, each process's account is exact.
        Assert.All(result.Runs, row => Assert.True(row.Agree, row.Label));
    }

    [Fact]
    public async Task A_guest_that_panics_is_told_in_one_line_and_leaves_no_result()
    {
        string path = PathWithQemuThatAppends("rdinit=/nonexistent init=/nonexistent");

        ProgramRun run = await Mp3Program.RunAsync(
            _scratch.Path, ["multiprog", "--n", "1", "--scale", "1/16", "--out", "result", .. TestKernel.Arguments], ("PATH", path));

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        string line = Assert.Single(run.ErrorLines, line => line.StartsWith("mp3: ", StringComparison.Ordinal));
        Assert.StartsWith("mp3: the guest of run n01 died: kernel panic: ", line, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path, "result*"));
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>The real QEMU with more on the kernel's command line.</summary>
    private string PathWithQemuThatAppends(string arguments)
    {
        string name = Path.GetFileName(Qemu.Find().Path);
        Directory.CreateDirectory(_scratch["bin"]);
        File.CreateSymbolicLink(Path.Combine(_scratch["bin"], name), FixtureFolder.Script);
        File.WriteAllText(
            Path.Combine(_scratch["bin"], "script.sh"),
            $$"""
            for argument; do
                [ "$last" = -append ] && argument="$argument {{arguments}}"
                all+=("$argument")
                last=$argument
            done
            exec {{Qemu.Find().Path}} "${all[@]}"

            """);
        return $"{_scratch["bin"]}:{Environment.GetEnvironmentVariable("PATH")}";
    }
}
