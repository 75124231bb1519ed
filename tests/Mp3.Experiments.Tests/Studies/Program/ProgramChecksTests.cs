// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>Every check passes where all is right, and it alone fails where one thing is wrong that it looks for.</summary>
public sealed class ProgramChecksTests
{
    private readonly MadeTree _made = MadeTree.Shell();

    [Fact]
    public void A_tree_with_an_orphan_in_which_all_agrees_passes_every_check()
    {
        IReadOnlyList<CheckResult> checks = Checks();

        Assert.Equal(9, checks.Count);
        Assert.All(checks, check => Assert.True(check.Passed, $"{check.Name}: {check.Detail}"));
        Assert.Equal("702 minor, 156 major of all trees, exactly", Detail(checks, "faults = wait4"));
        Assert.Equal("4 processes of 1 programs", Detail(checks, "every child is followed"));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(null, 11)]
    public void How_a_program_ended_is_no_check(int? exitCode, int? signal)
    {
        _made.Change(0, program => program with { ExitCode = exitCode, Signal = signal });

        Assert.Empty(Failures());
    }

    [Fact]
    public void A_fault_that_the_records_lack_is_found()
    {
        _made.Change(0, program => program with { AtExit = program.AtExit with { MinorFaults = program.AtExit.MinorFaults + 1 } });

        Assert.Equal(["faults = wait4"], Failures());
        Assert.Equal("sh and its descendants: records 702 minor, 156 major; wait4 703 and 156", Detail(Checks(), "faults = wait4"));
    }

    [Fact]
    public void A_fault_that_the_records_have_more_is_found()
    {
        _made.Change(0, program => program with { AtExit = program.AtExit with { MajorFaults = program.AtExit.MajorFaults - 1 } });

        Assert.Equal(["faults = wait4"], Failures());
    }

    [Fact]
    public void Children_that_nobody_waits_for_are_wholly_in_the_records_alone_and_that_is_said()
    {
        MadeTree made = new MadeTree()
            .Process(100, 0, 1, 6, minor: 10)
            .Process(101, 100, 1, 3, minor: 11).Process(102, 101, 2, 2, minor: 3)
            .Process(103, 100, 2, 5, minor: 13)
            .Program("server", 100);

        IReadOnlyList<CheckResult> checks = Checks(made);

        Assert.Empty(Failures(made));
        Assert.Equal(
            "148 minor, 0 major of all trees; 3 processes with 88 of them were waited for by nobody, so wait4 does not count them; all others exactly",
            Detail(checks, "faults = wait4"));
    }

    [Fact]
    public void One_child_of_several_that_nobody_waits_for_is_found_too()
    {
        MadeTree made = new MadeTree()
            .Process(100, 0, 1, 6, minor: 10).Process(101, 100, 1, 3, minor: 11).Process(103, 100, 2, 5, minor: 13)
            .Program("server", 100, 101);

        Assert.Empty(Failures(made));
    }

    [Fact]
    public void Cpu_time_may_differ_by_the_tolerance_for_each_process()
    {
        const long FourTolerancesUs = 400;

        _made.Change(0, program => program with { AtExit = program.AtExit with { SystemUs = FourTolerancesUs } });
        Assert.Empty(Failures());

        _made.Change(0, program => program with { AtExit = program.AtExit with { SystemUs = FourTolerancesUs + 1 } });
        Assert.Equal(["CPU time = wait4"], Failures());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void Children_that_were_not_followed_are_found(long refused, long missed)
    {
        _made.Facts = _made.Facts with { RefusedChildren = refused, MissedChildren = missed };

        Assert.Equal(["every child is followed"], Failures());
    }

    [Fact]
    public void A_process_without_a_known_ancestor_is_found()
    {
        _made.Process(177, 77, 2, 3, minor: 1);

        Assert.Equal(["every child is followed"], Failures());
    }

    [Fact]
    public void Execs_that_were_not_kept_are_said_but_change_no_number()
    {
        _made.Facts = _made.Facts with { LostExecs = 5 };

        Assert.Empty(Failures());
        Assert.EndsWith("5 execs were not kept, so commands may be those of parents", Detail(Checks(), "every child is followed"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_go_on_until_the_last_orphan_has_ended()
    {
        var late = new MadeTree().Process(100, 0, 1, 2, minor: 1).Process(101, 100, 1, 40, minor: 1).Program("sh", 100);

        Assert.Contains("ticks = elapsed time / period", Failures(late));
        Assert.Empty(Failures(late.Orphan(101)));
    }

    private IReadOnlyList<CheckResult> Checks(MadeTree? made = null)
    {
        Mp3.Experiments.Studies.Processes.RunRecords run = (made ?? _made).Build();
        return ProgramChecks.Of(run, ProcessTree.Of(run), isVirtual: true);
    }

    private string[] Failures(MadeTree? made = null) => [.. Checks(made).Where(check => !check.Passed).Select(check => check.Name)];

    private static string Detail(IReadOnlyList<CheckResult> checks, string name) => checks.Single(check => check.Name == name).Detail;
}
