// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Program;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Studies.Program;

public sealed class ProgramRowsTests
{
    private readonly MadeTree _made = MadeTree.Shell();

    private ProgramRows Rows
    {
        get
        {
            RunRecords run = _made.Build();
            return new ProgramRows(run, ProcessTree.Of(run));
        }
    }

    [Fact]
    public void A_line_of_processes_is_a_process_from_its_first_sample_to_its_last() => Assert.Equal(
        new TreeRow
        {
            Run = "run",
            Label = "sh",
            Pid = 101,
            Parent = 100,
            Command = "sort",
            Series = "sort",
            FirstNs = 50_000_001,
            LastNs = 150_000_001,
            Counted = Row.Counted(600, 150, 3_000_000, 0),
            ResidentKib = 404,
            Records = 3,
        },
        Rows.Tree.Single(row => row.Pid == 101));

    [Fact]
    public void Programs_come_first_and_their_parent_is_nobody() => Assert.Equal((100, 0, "sh"), (Rows.Tree[0].Pid, Rows.Tree[0].Parent, Rows.Tree[0].Series));

    [Fact]
    public void A_line_of_runs_is_a_program_with_its_whole_tree()
    {
        RunRow row = Assert.Single(Rows.Runs);

        Assert.Equal(("sh", "/usr/bin/sh a b", "exited 0", 1), (row.Label, row.Command, row.Outcome, row.Processes));
        Assert.Equal((702, 156), (row.MinorFaults, row.MajorFaults));
        Assert.Equal(row.Counted, row.Recorded);
        Assert.Equal((17, true), (row.Records, row.Agree));
    }

    [Fact]
    public void Every_process_has_samples_of_its_own_with_the_label_of_its_line()
    {
        SampleRow[] samples = [.. Rows.Samples.Where(row => row.Tick == 2)];

        Assert.Equal([(100, "sh"), (101, "sort"), (103, "daemon")], samples.Select(row => (row.Pid, row.Label)));
        Assert.Equal(17, Rows.Samples.Count);
    }
}
