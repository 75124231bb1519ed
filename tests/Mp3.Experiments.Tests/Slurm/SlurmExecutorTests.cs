// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.Experiments.Running.Storage;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Slurm;

/// <summary>The executor with a Slurm that is made up; what real ones do is tested in <see cref="Cluster"/>.</summary>
public sealed class SlurmExecutorTests : IDisposable
{
    private const int Runs = 24;

    private static readonly string Sweep = new('a', RunName.Length);

    private readonly ScratchFolder _scratch = new();
    private readonly RunStore _store;
    private readonly FakeSlurm _slurm = new();
    private readonly KeptProgress _progress = new();
    private readonly Dictionary<RunName, int> _numbers = Enumerable.Range(0, Runs).ToDictionary(Stores.Name);
    private SlurmOptions _options = new();
    private int _asked;

    public SlurmExecutorTests()
    {
        _store = new RunStore(_scratch["store"]);
        _slurm.Do = Compute;
    }

    public void Dispose() => _scratch.Dispose();

    private string SweepFolder => _scratch[$"store/v1/sweeps/{Sweep}"];

    [Fact]
    public async Task Every_run_is_computed_once_and_nothing_is_left_behind()
    {
        _store.WriteAll(0, 5);

        SlurmOutcome outcome = await RunAsync();

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: Runs - 2), outcome);
        Assert.All(_numbers.Values, number => _store.AssertHas(number));
        Assert.Equal(Runs - 2, _slurm.All.Sum(task => task.Names.Count));
        Assert.Contains(_progress.Said, line => line.StartsWith($"submitted 22 runs as 22 tasks of the job mp3-aaaaaaaa-", StringComparison.Ordinal));
        Assert.Equal("22 of 22 runs done, 0 tasks running, 0 waiting", _progress.Said.Last());
        Assert.False(Directory.Exists(SweepFolder));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Nothing_is_submitted_if_nothing_is_missing()
    {
        _store.WriteAll(_numbers.Values);

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: 0), await RunAsync());

        Assert.Empty(_slurm.Lines);
    }

    [Fact]
    public async Task Arrays_are_no_larger_than_Slurm_takes_them()
    {
        _slurm.Limits = _slurm.Limits with { ArrayTasks = 10 };

        await RunAsync();

        Assert.Equal([("0-9", "0"), ("0-9", "10"), ("0-3", "20")], _slurm.Lines.Select(line => (FakeSlurm.Value(line.Options, "array"), line.Arguments[0])));
        Assert.Single(_slurm.All.Select(task => task.JobName).Distinct());
        Assert.All(_numbers.Values, number => _store.AssertHas(number));
    }

    [Fact]
    public async Task A_task_computes_as_many_runs_as_is_wanted()
    {
        _options = _options with { PerTask = 10 };

        await RunAsync();

        Assert.Equal([10, 10, 4], _slurm.All.Select(task => task.Names.Count));
    }

    [Fact]
    public async Task Tasks_ask_for_the_memory_that_their_runs_need()
    {
        await RunAsync(number => number < 4 ? 300 : 2000);

        Assert.Equal([("640M", "0-3"), ("2560M", "0-19")], _slurm.Lines.Select(line => (FakeSlurm.Value(line.Options, "mem"), FakeSlurm.Value(line.Options, "array"))));
    }

    [Fact]
    public async Task Who_comes_back_follows_the_tasks_that_are_there()
    {
        _options = _options with { Waits = false };
        _slurm.AtOnce = 0;
        Assert.Equal(new SlurmOutcome(IsDone: false, Computed: 0), await RunAsync());
        Assert.Contains("scancel --name=mp3-aaaaaaaa-", _progress.Said.Last(), StringComparison.Ordinal);
        _options = _options with { Waits = true };
        _slurm.AtOnce = 5;

        Assert.True((await RunAsync()).IsDone);

        Assert.Single(_slurm.Lines);
        Assert.Contains("19 tasks of this sweep are in Slurm's queue already", _progress.Said);
        Assert.All(_numbers.Values, number => _store.AssertHas(number));
    }

    [Fact]
    public async Task Two_at_once_submit_each_run_once()
    {
        await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());

        Assert.Equal(Runs, _slurm.All.Sum(task => task.Names.Count));
        Assert.All(_numbers.Values, number => _store.AssertHas(number));
    }

    [Fact]
    public async Task What_a_task_leaves_is_submitted_again()
    {
        HashSet<RunName> tried = [];
        _slurm.Do = task => tried.Add(task.Names[0]) && _numbers[task.Names[0]] % 3 == 0 ? "TIMEOUT" : Compute(task);

        await RunAsync();

        Assert.All(_numbers.Values, number => _store.AssertHas(number));
        Assert.Equal(Runs + (Runs / 3), _slurm.All.Count());
        Assert.Equal(2, _slurm.All.Select(task => task.JobName).Distinct().Count());
        Assert.Contains(_progress.Said, line => line.EndsWith("ended as TIMEOUT (8); what they left is submitted again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_fails_by_itself_is_told_once_and_not_tried_again()
    {
        _slurm.Do = task =>
        {
            if (_numbers[task.Names[0]] != 3)
            {
                return Compute(task);
            }

            _store.Failures.Note(new FailedRun(task.Names[0], "n03", "the guest hung"));
            return "FAILED";
        };

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: Runs - 1), await RunAsync());

        Assert.Equal($"n03 ({Stores.Name(3).Abbreviated}) failed: the guest hung", Assert.Single(_progress.Said, line => line.Contains("hung", StringComparison.Ordinal)));
        Assert.Equal(Runs, _slurm.All.Count());
    }

    [Fact]
    public async Task A_node_that_can_t_compute_is_told_once_and_gets_no_more_tasks()
    {
        _slurm.Nodes = [new("node1", "main", true, "idle"), new("node2", "main", true, "idle")];
        _slurm.Do = task => task.Node == "node2" ? Refuse(task) : Compute(task);

        await RunAsync();

        Assert.All(_numbers.Values, number => _store.AssertHas(number));
        Assert.Equal("node node2 can't compute, and gets no more tasks: QEMU is missing", Assert.Single(_progress.Said, line => line.Contains("node2", StringComparison.Ordinal)));
        Assert.Equal(["node2"], _slurm.Excluded);
        Assert.Equal("node2", FakeSlurm.Value(_slurm.Lines[1].Options, "exclude"));
    }

    [Fact]
    public async Task If_no_node_is_left_it_ends_with_69()
    {
        _slurm.Nodes = [new("node1", "main", true, "idle"), new("node2", "main", true, "idle"), new("node3", "other", false, "idle")];
        _slurm.Do = Refuse;
        _options = _options with { Partition = "main" };
        _slurm.Nodes = [.. _slurm.Nodes.Where(node => node.Partition == "main")];

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.StartsWith("no node of Slurm is left that can compute; node", error.Message, StringComparison.Ordinal);
        Assert.Contains(": QEMU is missing; ", error.Message, StringComparison.Ordinal);
        Assert.Contains(_slurm.All, task => task.State == "CANCELLED");
    }

    [Fact]
    public async Task Two_rounds_that_bring_nothing_are_enough()
    {
        _slurm.Do = task =>
        {
            task.Say("mp3: n00 was computed and can't be kept: No space left on device");
            return "FAILED";
        };

        Mp3Exception error = await FailsAsync();

        Assert.Equal(
            (ExitCode.Failed, $"2 rounds of tasks, which ended as FAILED (24), brought no run to the store {_store.Root}; the last one said: mp3: n00 was computed and can't be kept: No space left on device"),
            (error.ExitCode, error.Message));
        Assert.Equal(2 * Runs, _slurm.All.Count());
    }

    [Fact]
    public async Task A_round_that_brings_something_gives_hope()
    {
        int tasks = 0;
        // Every second round is in vain.
        _slurm.Do = task => tasks++ / Runs % 2 == 0 && tasks % Runs < Runs / 2 ? "FAILED" : tasks <= Runs ? Compute(task) : "FAILED";

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Equal(3, _slurm.All.Select(task => task.JobName).Distinct().Count());
    }

    [Fact]
    public async Task Jobs_that_somebody_cancels_are_not_submitted_again()
    {
        _slurm.Asked = () =>
        {
            if (_slurm.All.Count(task => task.State == "COMPLETED") >= 10)
            {
                _ = _slurm.CancelAsync(_slurm.All.First().JobName, TestContext.Current.CancellationToken);
            }
        };

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("was cancelled; the runs that are done are in the store", error.Message, StringComparison.Ordinal);
        Assert.Single(_slurm.Lines);
    }

    /// <summary>Slurm starts such tasks no more by itself: they would be waited for without end.</summary>
    [Fact]
    public async Task Tasks_that_could_not_be_started_and_are_held_are_submitted_again()
    {
        string first = "";
        _slurm.IsHeld = task =>
        {
            first = first.Length == 0 ? task.JobName : first;
            return task.JobName == first && task.Index % 8 == 0;
        };

        Assert.Equal(new SlurmOutcome(IsDone: true, Computed: Runs), await RunAsync());

        Assert.All(_numbers.Values, number => _store.AssertHas(number));
        Assert.Single(_progress.Said, "Slurm could not start 3 tasks and holds what it could not start; it is cancelled");
        Assert.Contains(_progress.Said, line => line.EndsWith("ended as CANCELLED (3); what they left is submitted again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tasks_that_can_never_be_started_end_it()
    {
        _slurm.IsHeld = _ => true;

        Mp3Exception error = await FailsAsync();

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.StartsWith("2 rounds of tasks, which ended as CANCELLED (24), brought no run", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_controller_that_is_silent_for_a_while_is_waited_for()
    {
        int asked = 0;
        _slurm.Asked = () => Silence(++asked is > 2 and < 6);

        await RunAsync();

        Assert.All(_numbers.Values, number => _store.AssertHas(number));
        Assert.Single(_progress.Said, line => line.StartsWith("Slurm's controller does not answer (connect failure); waiting for it, at most ", StringComparison.Ordinal));
        Assert.Single(_progress.Said, line => line == "Slurm's controller answers again");
    }

    [Fact]
    public async Task One_that_never_answers_is_given_up()
    {
        _slurm.Asked = () => Silence(true);

        Mp3Exception error = await FailsAsync(Pace with { Controller = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.Contains("has not answered for", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_lost_costs_no_second_array()
    {
        _slurm.AtOnce = 1;
        _slurm.Submitted = array => Silence(array == 1);

        await RunAsync();

        Assert.Single(_slurm.Lines);
        Assert.All(_numbers.Values, number => _store.AssertHas(number));
    }

    [Fact]
    public async Task An_array_that_is_lost_is_submitted_again()
    {
        _slurm.Submitting = array => Silence(array == 1);

        await RunAsync();

        Assert.Equal(Runs, _slurm.All.Count());
    }

    [Fact]
    public async Task What_Slurm_does_not_take_now_is_submitted_later()
    {
        _slurm.Limits = _slurm.Limits with { ArrayTasks = 10 };
        _slurm.Submitting = array =>
        {
            if (array == 2)
            {
                throw new SubmitLimitException("job submit limit");
            }
        };

        await RunAsync();

        Assert.Contains("Slurm takes no more tasks now (job submit limit); the other 14 runs are submitted when these are done", _progress.Said);
        Assert.Equal(Runs, _slurm.All.Count());
        Assert.All(_numbers.Values, number => _store.AssertHas(number));
    }

    [Fact]
    public async Task No_more_runs_are_submitted_at_once_than_the_controller_can_keep()
    {
        _slurm.Limits = _slurm.Limits with { Jobs = 20 };
        _options = _options with { PerTask = 1 };

        await RunAsync();

        Assert.Equal([10, 10, 4], _slurm.All.GroupBy(task => task.JobName).Select(job => job.Count()));
    }

    [Theory]
    [InlineData(false, 0, "what was submitted goes on: the same command comes back to it, scancel --name=mp3-aaaaaaaa-")]
    [InlineData(true, Runs - 5, "its jobs are cancelled, and the runs that are done are in the store")]
    public async Task An_interrupt_leaves_the_jobs_or_cancels_them(bool cancels, int cancelled, string words)
    {
        using var interrupt = new CancellationTokenSource();
        _options = _options with { CancelsOnInterrupt = cancels };
        _slurm.Do = task =>
        {
            // At once: no task of a later look may be done.
            interrupt.Cancel();
            return Compute(task);
        };

        Mp3Exception error = await Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(cancellation: interrupt.Token));

        Assert.Equal(ExitCode.Interrupted, error.ExitCode);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(cancelled, _slurm.All.Count(task => task.State == "CANCELLED"));
    }

    [Fact]
    public async Task An_interrupt_before_there_is_a_job_is_an_interrupt()
    {
        using var interrupt = new CancellationTokenSource();
        await interrupt.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellation: interrupt.Token));

        Assert.Empty(_slurm.Lines);
    }

    [Fact]
    public async Task Somebody_else_s_submission_is_waited_for_and_not_for_ever()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SweepFolder)!);
        using var held = FileLock.TryTake(SweepFolder + ".lock");

        Mp3Exception error = await FailsAsync(Pace with { Lock = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(ExitCode.Failed, error.ExitCode);
        Assert.Contains("another process submits this sweep; waiting for it", _progress.Said);
        Assert.Contains(SweepFolder + ".lock", error.Message, StringComparison.Ordinal);
    }

    private static SlurmPace Pace => new() { Look = TimeSpan.FromMilliseconds(1), Telling = TimeSpan.Zero };

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

    private string Compute(FakeTask task)
    {
        _store.WriteAll(task.Names.Select(name => _numbers[name]));
        return "COMPLETED";
    }

    private Task<SlurmOutcome> RunAsync(Func<int, int>? hostMib = null, SlurmPace? pace = null, CancellationToken? cancellation = null) =>
        new SlurmExecutor(_options, _store, "/bin/true", _slurm, pace ?? Pace, TimeProvider.System).ComputeAsync(
            Sweep, () => Missing(hostMib ?? (_ => 300)), _progress, cancellation ?? TestContext.Current.CancellationToken);

    private Task<Mp3Exception> FailsAsync(SlurmPace? pace = null) => Assert.ThrowsAsync<Mp3Exception>(() => RunAsync(pace: pace));

    private IEnumerable<SlurmRun> Missing(Func<int, int> hostMib)
    {
        _asked++;
        return _numbers.Where(run => !_store.Contains(run.Key) && _store.Failures.Find(run.Key) is null).Select(run => new SlurmRun(run.Key, hostMib(run.Value), 1));
    }
}
