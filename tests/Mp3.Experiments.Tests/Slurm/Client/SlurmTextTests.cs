// SPDX-License-Identifier: MIT

using Mp3.Experiments.Slurm.Client;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm.Client;

/// <summary>What the commands of Slurm 22.05 print.</summary>
public sealed class SlurmTextTests
{
    private const string Config =
        """
        Configuration data as of 2026-11-30T03:50:00
        AccountingStorageType   = accounting_storage/none
        MaxArraySize            = 1001
        MaxJobCount             = 10000
        SchedulerParameters     = batch_sched_delay=0,sched_interval=1

        Slurmctld(primary) at localhost is UP
        """;

    [Fact]
    public void Limits_are_the_configuration_s() =>
        Assert.Equal(new SlurmLimits(ArrayTasks: 1001, Jobs: 10_000, HasAccounting: false), SlurmText.Limits(Config));

    [Theory]
    [InlineData("max_array_tasks=100", 100)]
    [InlineData("bf_interval=1,max_array_tasks=2000,defer", 1001)]
    [InlineData("nomax_array_tasks=5", 1001)]
    [InlineData("(null)", 1001)]
    public void The_scheduler_may_allow_an_array_fewer_tasks(string parameters, int tasks) =>
        Assert.Equal(tasks, SlurmText.Limits(Config.Replace("batch_sched_delay=0,sched_interval=1", parameters, StringComparison.Ordinal)).ArrayTasks);

    [Theory]
    [InlineData("accounting_storage/slurmdbd", true)]
    [InlineData("(null)", false)]
    public void Ended_jobs_are_remembered_where_there_is_accounting(string storage, bool has) =>
        Assert.Equal(has, SlurmText.Limits(Config.Replace("accounting_storage/none", storage, StringComparison.Ordinal)).HasAccounting);

    [Theory]
    [InlineData("MaxArraySize", "no MaxArraySize")]
    [InlineData("1001", "MaxArraySize = many")]
    [InlineData("AccountingStorageType", "no AccountingStorageType")]
    public void A_configuration_that_does_not_say_a_limit_is_an_error(string place, string what)
    {
        Mp3Exception error = Assert.Throws<Mp3Exception>(() => SlurmText.Limits(Config.Replace(place, "many", StringComparison.Ordinal)));

        Assert.Equal((ExitCode.Failed, $"scontrol show config answered what this version of mp3 does not understand: '{what}'"), (error.ExitCode, error.Message));
    }

    [Fact]
    public void A_queue_counts_tasks_by_what_they_do()
    {
        JobQueue queue = SlurmText.Queue(
            """
            mp3-1|7|RUNNING|None
            mp3-1|7|CONFIGURING|None
            mp3-1|7|COMPLETING|None
            mp3-1|7|PENDING|Resources
            mp3-1|7|PENDING|(ReqNodeNotAvail, UnavailableNodes:node[1-2])
            mp3-2|9|PENDING|Resources
            mp3-2|9|REQUEUE_HOLD|job requeued in held state

            """);

        Assert.Equal((2, 4, 1, 7), (queue.Running, queue.Waiting, queue.Completing, queue.Tasks));
        Assert.Equal(["mp3-1", "mp3-2"], queue.Jobs.Order());
        Assert.Equal(["7", "9"], queue.Arrays.Order());
        Assert.Equal("Resources", queue.MainReason);
    }

    [Theory]
    [InlineData("mp3-1|29|PENDING|launch failed requeued held", true)]
    [InlineData("mp3-1|29|PENDING|launch_failed_requeued_held", true)]
    [InlineData("mp3-1|29|PENDING|launch failed requeued held\nmp3-1|29|PENDING|Resources", false)]
    [InlineData("mp3-1|29|PENDING|launch failed requeued held\nmp3-1|29|RUNNING|None", false)]
    [InlineData("mp3-1|29|PENDING|JobHeldUser", false)]
    [InlineData("", false)]
    public void A_queue_of_tasks_that_could_not_be_started_alone_is_stuck(string text, bool isStuck) => Assert.Equal(isStuck, SlurmText.Queue(text).IsStuck);

    [Fact]
    public void An_empty_queue_has_no_tasks() => Assert.Equal((0, null), (SlurmText.Queue("\n").Tasks, SlurmText.Queue("").MainReason));

    [Theory]
    [InlineData("mp3-1|7|RUNNING")]
    [InlineData("|7|RUNNING|None")]
    [InlineData("slurm_load_jobs error")]
    public void A_line_of_another_form_is_an_error(string line) =>
        Assert.Equal($"squeue answered what this version of mp3 does not understand: '{line}'", Assert.Throws<Mp3Exception>(() => SlurmText.Queue(line)).Message);

    [Fact]
    public void Nodes_stand_once_for_each_of_their_partitions() => Assert.Equal(
        [new SlurmNode("node1", "main", true, "idle"), new SlurmNode("node2", "main", true, "down"), new SlurmNode("node2", "big", false, "mixed")],
        SlurmText.Nodes("node1|main*|idle\nnode2|main*|down*\nnode2|big|mixed\n"));

    [Fact]
    public void Who_cancelled_a_task_does_not_matter() => Assert.Equal(
        [("CANCELLED", 2), ("COMPLETED", 1)],
        SlurmText.States("sacct", "COMPLETED\nCANCELLED by 1000\nCANCELLED by 0\n").Select(state => (state.Key, state.Value)).Order());

    [Theory]
    [InlineData("slurm_load_jobs error: Unable to contact slurm controller (connect failure)", true)]
    [InlineData("sbatch: error: Batch job submission failed: Socket timed out on send/recv operation", true)]
    [InlineData("sbatch: error: invalid partition specified: nowhere", false)]
    [InlineData("", false)]
    public void A_silent_controller_is_told_from_one_that_refuses(string errors, bool isSilent) => Assert.Equal(isSilent, SlurmText.IsSilence(errors));

    [Theory]
    [InlineData("sbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)", true)]
    [InlineData("sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified", false)]
    public void A_limit_is_told_from_what_never_works(string errors, bool isLimit) => Assert.Equal(isLimit, SlurmText.IsLimit(errors));
}
