// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm;

/// <summary>What the executor makes of runs, tasks, nodes and controllers that fail.</summary>
public sealed class SlurmTroubleTests : SlurmExecution
{
    [Fact]
    public async Task What_a_task_leaves_is_submitted_again()
    {
        HashSet<RunName> tried = [];
        Slurm.Do = task => tried.Add(task.Names[0]) && Numbers[task.Names[0]] % 3 == 0 ? "TIMEOUT" : Compute(task);

        await RunAsync();

        Assert.All(Numbers.Values, number => Store.AssertHas(number));
        Assert.Equal(Runs + (Runs / 3), Slurm.All.Count());
        Assert.Equal(2, Slurm.All.Select(task => task.JobName).Distinct().Count());
        Assert.Contains(Progress.Said, line => line.EndsWith("ended as TIMEOUT (8); what they left is submitted again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_fails_by_itself_is_told_once_and_not_tried_again()
    {
        Slurm.Do = task =>
        {
            if (Numbers[task.Names[0]] != 3)
            {
                return Compute(task);
            }

            Store.Failures.Note(new FailedRun(task.Names[0], "n03", "the guest hung"));
            return "FAILED";
        };

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: Runs - 1), await RunAsync());

        Assert.Equal($"n03 ({Stores.Name(3).Abbreviated}) failed: the guest hung", Assert.Single(Progress.Said, line => line.Contains("hung", StringComparison.Ordinal)));
        Assert.Equal(Runs, Slurm.All.Count());
    }

    [Fact]
    public async Task A_node_that_can_t_compute_is_told_once_and_gets_no_more_tasks()
    {
        Slurm.Nodes = [new("node1", "main", true, "idle"), new("node2", "main", true, "idle")];
        Slurm.Do = task => task.Node == "node2" ? Refuse(task) : Compute(task);

        await RunAsync();

        Assert.All(Numbers.Values, number => Store.AssertHas(number));
        Assert.Equal("node node2 can't compute, and gets no more tasks: QEMU is missing", Assert.Single(Progress.Said, line => line.Contains("node2", StringComparison.Ordinal)));
        Assert.Equal(["node2"], Slurm.Excluded);
        Assert.Equal("node2", FakeSlurm.Value(Slurm.Lines[1].Options, "exclude"));
    }

    [Fact]
    public async Task If_no_node_is_left_it_ends_with_69()
    {
        Slurm.Nodes = [new("node1", "main", true, "idle"), new("node2", "main", true, "idle"), new("node3", "other", false, "idle")];
        Slurm.Do = Refuse;
        Options = Options with { Partition = "main" };
        Slurm.Nodes = [.. Slurm.Nodes.Where(node => node.Partition == "main")];

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.StartsWith("no node of Slurm is left that can compute; node", error.Message, StringComparison.Ordinal);
        Assert.Contains(": QEMU is missing; ", error.Message, StringComparison.Ordinal);
        Assert.Contains(Slurm.All, task => task.State == "CANCELLED");
    }

    [Fact]
    public async Task Two_rounds_that_bring_nothing_are_enough()
    {
        Slurm.Do = task =>
        {
            task.Say("mp3: n00 was computed and can't be kept: No space left on device");
            return "FAILED";
        };

        Mp3Exception error = await FailsAsync();

        Assert.Equal(
            (ExitCode.Failed, $"2 rounds of tasks, which ended as FAILED (24), brought no run to the store {Store.Root}; the last one said: mp3: n00 was computed and can't be kept: No space left on device"),
            (error.ExitCode, error.Message));
        Assert.Equal(2 * Runs, Slurm.All.Count());
    }

    [Fact]
    public async Task A_round_that_brings_something_gives_hope()
    {
        int tasks = 0;
        // Every second round is in vain.
        Slurm.Do = task => tasks++ / Runs % 2 == 0 && tasks % Runs < Runs / 2 ? "FAILED" : tasks <= Runs ? Compute(task) : "FAILED";

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal(3, Slurm.All.Select(task => task.JobName).Distinct().Count());
    }

    [Fact]
    public async Task Jobs_that_somebody_cancels_are_not_submitted_again()
    {
        Slurm.Asked = () =>
        {
            if (Slurm.All.Count(task => task.State == "COMPLETED") >= 10)
            {
                _ = Slurm.CancelAsync(Slurm.All.First().JobName, TestContext.Current.CancellationToken);
            }
        };

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("was cancelled; the runs that are done are in the store", error.Message, StringComparison.Ordinal);
        Assert.Single(Slurm.Lines);
    }

    /// <summary>Slurm starts such tasks no more by itself: they would be waited for without end.</summary>
    [Fact]
    public async Task Tasks_that_could_not_be_started_and_are_held_are_submitted_again()
    {
        string first = "";
        Slurm.IsHeld = task =>
        {
            first = first.Length == 0 ? task.JobName : first;
            return task.JobName == first && task.Index % 8 == 0;
        };

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: Runs), await RunAsync());

        Assert.All(Numbers.Values, number => Store.AssertHas(number));
        Assert.Single(Progress.Said, "tasks that Slurm could not start and holds: 3; they are cancelled");
        Assert.Contains(Progress.Said, line => line.EndsWith("ended as CANCELLED (3); what they left is submitted again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tasks_that_can_never_be_started_end_it()
    {
        Slurm.IsHeld = _ => true;

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.StartsWith("2 rounds of tasks, which ended as CANCELLED (24), brought no run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_controller_that_is_silent_for_a_while_is_waited_for()
    {
        int asked = 0;
        Slurm.Asked = () => Silence(++asked is > 2 and < 6);

        await RunAsync();

        Assert.All(Numbers.Values, number => Store.AssertHas(number));
        Assert.Single(Progress.Said, line => line.StartsWith("Slurm's controller does not answer (connect failure); waiting for it, at most ", StringComparison.Ordinal));
        Assert.Single(Progress.Said, line => line == "Slurm's controller answers again");
    }

    [Fact]
    public async Task One_that_never_answers_is_given_up()
    {
        Slurm.Asked = () => Silence(true);

        Mp3Exception error = await FailsAsync(Pace with { Controller = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.Contains("has not answered for", error.Message, StringComparison.Ordinal);
    }

    private static void Silence(bool isSilent)
    {
        if (isSilent)
        {
            throw new ControllerSilentException("connect failure");
        }
    }

    private static string Refuse(FakeTask task)
    {
        File.WriteAllText(Path.Combine(task.Folder, "nodes", task.Node), "mp3: QEMU is missing\n");
        return "FAILED";
    }
}
