// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running.Storage;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm;

/// <summary>What the executor submits, to a Slurm that is made up; what real ones do is tested in <see cref="Cluster"/>.</summary>
public sealed class SlurmExecutorTests : SlurmExecution
{
    [Fact]
    public async Task Every_run_is_computed_once_and_nothing_is_left_behind()
    {
        Store.WriteAll(0, 5);

        SlurmOutcome outcome = await RunAsync();

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: Runs - 2), outcome);
        Assert.All(Numbers.Values, number => Store.AssertHas(number));
        Assert.Equal(Runs - 2, Slurm.All.Sum(task => task.Names.Count));
        Assert.Contains(Progress.Said, line => line.StartsWith($"submitted 22 runs as 22 tasks of the job mp3-aaaaaaaa-", StringComparison.Ordinal));
        Assert.Equal("22 of 22 runs done, 0 tasks running, 0 waiting", Progress.Said.Last());
        Assert.False(Directory.Exists(SweepFolder));
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task Nothing_is_submitted_if_nothing_is_missing()
    {
        Store.WriteAll(Numbers.Values);

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: 0), await RunAsync());

        Assert.Empty(Slurm.Lines);
    }

    [Fact]
    public async Task Arrays_are_no_larger_than_Slurm_takes_them()
    {
        Slurm.Limits = Slurm.Limits with { ArrayTasks = 10 };

        await RunAsync();

        Assert.Equal([("0-9", "0"), ("0-9", "10"), ("0-3", "20")], Slurm.Lines.Select(line => (FakeSlurm.Value(line.Options, "array"), line.Arguments[0])));
        Assert.Single(Slurm.All.Select(task => task.JobName).Distinct());
        Assert.All(Numbers.Values, number => Store.AssertHas(number));
    }

    [Fact]
    public async Task A_task_computes_as_many_runs_as_is_wanted()
    {
        Options = Options with { PerTask = 10 };

        await RunAsync();

        Assert.Equal([10, 10, 4], Slurm.All.Select(task => task.Names.Count));
    }

    [Fact]
    public async Task Tasks_ask_for_the_memory_that_their_runs_need()
    {
        await RunAsync(number => number < 4 ? 300 : 2000);

        Assert.Equal([("640M", "0-3"), ("2560M", "0-19")], Slurm.Lines.Select(line => (FakeSlurm.Value(line.Options, "mem"), FakeSlurm.Value(line.Options, "array"))));
    }

    [Fact]
    public async Task Who_comes_back_follows_the_tasks_that_are_there()
    {
        Options = Options with { Waits = false };
        Slurm.AtOnce = 0;
        Assert.Equal(new SlurmOutcome(IsDone: false, Computed: 0), await RunAsync());
        Assert.Contains("scancel --name=mp3-aaaaaaaa-", Progress.Said.Last(), StringComparison.Ordinal);
        Options = Options with { Waits = true };
        Slurm.AtOnce = 5;

        Assert.True((await RunAsync()).IsDone);

        Assert.Single(Slurm.Lines);
        Assert.Contains("19 tasks of this sweep are in Slurm's queue already", Progress.Said);
        Assert.All(Numbers.Values, number => Store.AssertHas(number));
    }

    [Fact]
    public async Task Two_at_once_submit_each_run_once()
    {
        await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());

        Assert.Equal(Runs, Slurm.All.Sum(task => task.Names.Count));
        Assert.All(Numbers.Values, number => Store.AssertHas(number));
    }

    [Fact]
    public async Task An_answer_that_is_lost_costs_no_second_array()
    {
        Slurm.AtOnce = 1;
        Slurm.Submitted = array => Silence(array == 1);

        await RunAsync();

        Assert.Single(Slurm.Lines);
        Assert.All(Numbers.Values, number => Store.AssertHas(number));
    }

    [Fact]
    public async Task An_array_that_is_lost_is_submitted_again()
    {
        Slurm.Submitting = array => Silence(array == 1);

        await RunAsync();

        Assert.Equal(Runs, Slurm.All.Count());
    }

    [Fact]
    public async Task What_Slurm_does_not_take_now_is_submitted_later()
    {
        Slurm.Limits = Slurm.Limits with { ArrayTasks = 10 };
        Slurm.Submitting = array =>
        {
            if (array == 2)
            {
                throw new SubmitLimitException("job submit limit");
            }
        };

        await RunAsync();

        Assert.Contains("Slurm takes no more tasks now (job submit limit); the other 14 runs are submitted when these are done", Progress.Said);
        Assert.Equal(Runs, Slurm.All.Count());
        Assert.All(Numbers.Values, number => Store.AssertHas(number));
    }

    [Fact]
    public async Task No_more_runs_are_submitted_at_once_than_the_controller_can_keep()
    {
        Slurm.Limits = Slurm.Limits with { Jobs = 20 };
        Options = Options with { PerTask = 1 };

        await RunAsync();

        Assert.Equal([10, 10, 4], Slurm.All.GroupBy(task => task.JobName).Select(job => job.Count()));
    }

    [Theory]
    [InlineData(false, 0, "what was submitted goes on: the same command comes back to it, scancel --name=mp3-aaaaaaaa-")]
    [InlineData(true, Runs - 5, "its jobs are cancelled, and the runs that are done are in the store")]
    public async Task An_interrupt_leaves_the_jobs_or_cancels_them(bool cancels, int cancelled, string words)
    {
        using var interrupt = new CancellationTokenSource();
        Options = Options with { CancelsOnInterrupt = cancels };
        Slurm.Do = task =>
        {
            // At once: no task of a later look may be done.
            interrupt.Cancel();
            return Compute(task);
        };

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(cancellation: interrupt.Token));

        Assert.Equal(ExitCode.Interrupted, error.ExitCode);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(cancelled, Slurm.All.Count(task => task.State == "CANCELLED"));
    }

    [Fact]
    public async Task An_interrupt_before_there_is_a_job_is_an_interrupt()
    {
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellation: interrupt.Token));

        Assert.Empty(Slurm.Lines);
    }

    [Fact]
    public async Task Somebody_else_s_submission_is_waited_for_and_not_for_ever()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SweepFolder)!);
        using var held = FileLock.TryTake(SweepFolder + ".lock");

        Mp3Exception error = await FailsAsync(Pace with { Lock = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("another process submits this sweep; waiting for it", Progress.Said);
        Assert.Contains(SweepFolder + ".lock", error.Message, StringComparison.Ordinal);
    }

    private static void Silence(bool isSilent)
    {
        if (isSilent)
        {
            throw new ControllerSilentException("connect failure");
        }
    }
}
