// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Tests.Studies.Program;

public sealed class ProcessTreeTests
{
    [Fact]
    public void Each_process_has_its_parent_its_program_and_the_file_that_it_executed_last()
    {
        var tree = ProcessTree.Of(MadeTree.Shell().Exec(101, 2, "/usr/lib/cc1").Build());

        Assert.Equal(
            [(100, 0, 0, "sh"), (101, 100, 0, "cc1"), (103, 101, 0, "daemon"), (102, 100, 0, "sh")],
            tree.Processes.Select(process => (process.Pid, process.Parent?.Pid ?? 0, process.Program ?? -1, process.Command)));
        Assert.Equal([103], tree.Processes.Where(process => process.Orphan is not null).Select(process => process.Pid));
    }

    [Fact]
    public void A_pid_that_was_given_twice_is_two_processes()
    {
        MadeTree made = new MadeTree()
            .Process(100, 0, 1, 9, minor: 1)
            .Process(101, 100, 2, 3, minor: 1).Exec(101, 2, "/bin/first")
            .Process(101, 100, 6, 7, minor: 1).Exec(101, 6, "/bin/second")
            .Process(102, 101, 7, 8, minor: 1)
            .Program("make", 100, 101, 102);

        var tree = ProcessTree.Of(made.Build());

        Assert.Equal(["first", "second", "second"], tree.Processes.Where(process => !process.IsProgram).Select(process => process.Command));
        Assert.Same(tree.Processes.Single(process => process.Command == "second" && process.Pid == 101), tree.Processes.Single(process => process.Pid == 102).Parent);
    }

    [Fact]
    public void A_parent_that_ended_in_the_tick_in_which_it_forked_is_found()
    {
        MadeTree made = new MadeTree()
            .Process(100, 0, 1, 9, minor: 1)
            .Process(102, 101, 2, 3, minor: 1)
            .Process(101, 100, 2, 2, minor: 1)
            .Program("sh", 100, 101)
            .Orphan(102);

        Assert.All(ProcessTree.Of(made.Build()).Processes, process => Assert.Equal(0, process.Program));
    }

    [Fact]
    public void Programs_have_their_own_trees()
    {
        MadeTree made = new MadeTree()
            .Process(100, 0, 1, 4, minor: 1).Process(101, 0, 1, 4, minor: 1).Process(102, 101, 2, 3, minor: 1)
            .Program("a", 100).Program("b", 101, 102);

        var tree = ProcessTree.Of(made.Build());

        Assert.Equal([100], tree.Of(0).Select(process => process.Pid));
        Assert.Equal([101, 102], tree.Of(1).Select(process => process.Pid));
    }

    [Fact]
    public void A_process_whose_parent_nobody_knows_belongs_to_no_program()
    {
        var tree = ProcessTree.Of(new MadeTree().Process(100, 0, 1, 4, minor: 1).Process(105, 77, 2, 3, minor: 1).Program("a", 100).Build());

        Assert.Null(tree.Processes.Single(process => process.Pid == 105).Program);
        Assert.Equal("unknown", tree.Processes.Single(process => process.Pid == 105).Command);
    }
}
