// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>Each way to end has its words, and its exit code for who wants it passed on.</summary>
public sealed class ProgramOutcomeTests
{
    private readonly MadeTree _made = MadeTree.Shell();

    [Theory]
    [InlineData(0, null, "exited 0", 0)]
    [InlineData(3, null, "exited 3", 3)]
    [InlineData(null, 11, "killed by signal 11 (SIGSEGV)", 139)]
    [InlineData(null, 9, "killed by signal 9 (SIGKILL)", 137)]
    [InlineData(null, 40, "killed by signal 40", 168)]
    public void A_program_that_ends_by_itself(int? exitCode, int? signal, string text, int passed)
    {
        _made.Change(0, program => program with { ExitCode = exitCode, Signal = signal });

        Assert.Equal(new ProgramOutcome(text, passed), Outcome());
    }

    [Fact]
    public void A_program_that_the_kernel_kills_for_want_of_memory()
    {
        _made.Change(0, program => program with { ExitCode = null, Signal = 9 });
        _made.Vmstat["oom_kill"] = 1;

        Assert.Equal(new ProgramOutcome("killed by the kernel for want of memory", 137), Outcome());
    }

    [Fact]
    public void A_program_that_crashes_while_another_is_killed_for_memory_has_crashed()
    {
        _made.Change(0, program => program with { ExitCode = null, Signal = 11 });
        _made.Vmstat["oom_kill"] = 1;

        Assert.Equal("killed by signal 11 (SIGSEGV)", Outcome().Text);
    }

    [Theory]
    [InlineData(true, "ended by --timeout", 124)]
    [InlineData(false, "ended when another program had ended", 137)]
    public void A_program_that_was_ended(bool timedOut, string text, int passed)
    {
        _made.Change(0, program => program with { ExitCode = null, Signal = 9 });
        _made.Facts = _made.Facts with { TimedOut = timedOut, Ended = ["sh"] };

        Assert.Equal(new ProgramOutcome(text, passed), Outcome());
    }

    private ProgramOutcome Outcome()
    {
        GuestReport report = _made.Report();
        return ProgramOutcome.Of(report, report.Processes[0]);
    }
}
