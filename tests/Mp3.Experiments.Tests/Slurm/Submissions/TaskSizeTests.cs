// SPDX-License-Identifier: MIT

using Mp3.Experiments.Slurm.Submissions;

namespace Mp3.Experiments.Tests.Slurm.Submissions;

public sealed class TaskSizeTests
{
    private const int UsualJobs = 10_000;

    [Theory]
    [InlineData(24, 30, 1)]
    [InlineData(1000, 1, 1)]
    [InlineData(1001, 1, 2)]
    [InlineData(20_000, 1, 20)]
    // A quarter of an hour has room for 30 of them.
    [InlineData(100_000, 30, 30)]
    [InlineData(1_000_000, 1, 900)]
    // What lasts longer than that is alone, unless the controller would have too many jobs.
    [InlineData(5_000, 2_000, 1)]
    [InlineData(50_000, 2_000, 10)]
    [InlineData(100_000_000, 1, 1000)]
    public void A_task_has_a_quarter_of_an_hour_s_runs_but_no_more_than_a_thousandth(long runs, double seconds, int perTask) =>
        Assert.Equal(perTask, TaskSize.Of(runs, runs * seconds, UsualJobs));

    [Fact]
    public void A_sweep_never_makes_more_tasks_than_half_of_the_jobs_that_there_may_be() =>
        Assert.All((long[])[1, 999, 5_001, 77_777, 1_000_000, 4_999_999], runs => Assert.True(Math.Ceiling((double)runs / TaskSize.Of(runs, runs * 10_000, UsualJobs)) <= TaskSize.TasksOf(UsualJobs)));
}
