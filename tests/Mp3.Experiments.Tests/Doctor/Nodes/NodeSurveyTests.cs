// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mp3.Experiments.Doctor.Nodes;
using Mp3.Experiments.Running;
using Mp3.Experiments.Slurm;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Slurm;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Doctor.Nodes;

/// <summary>Nodes that are made up, whose jobs are run here.</summary>
public sealed class NodeSurveyTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Nodes _nodes = new();
    private readonly List<string> _said = [];

    public NodeSurveyTests()
    {
        _ = _scratch.Write("mp3", "#!/bin/sh\necho \"$@\" >&2\ncat <<END\n{\"findings\": [{\"check\": \"QEMU\", \"state\": \"missing\", \"detail\": \"none\", \"remedy\": null}], \"can_run\": false}\nEND\nexit 69\n");
        File.SetUnixFileMode(_scratch["mp3"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task What_a_node_says_is_reported_whatever_its_verdict()
    {
        NodeReport report = Assert.Single((await AskAsync("main")).Nodes);

        Assert.Equal(("main", "node-main", null, false), (report.Partition, report.Node, report.Trouble, report.CanRun));
        Assert.Equal("QEMU", Assert.Single(report.Diagnosis!.Findings).Check);
        Assert.Equal("main", FakeSlurm.Value(_nodes.Options, "partition"));
        Assert.Empty(Directory.GetFileSystemEntries(_scratch["store/v1/surveys"]));
    }

    [Fact]
    public async Task A_node_without_the_program_says_so()
    {
        File.Delete(_scratch["mp3"]);

        NodeReport report = Assert.Single((await AskAsync("main")).Nodes);

        Assert.Equal("node-main", report.Node);
        Assert.Contains("not found", report.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_node_is_free_in_time_the_job_is_cancelled()
    {
        NodeReports reports = await AskAsync("main", "full");

        Assert.Equal((null, "no node took the job within 0 minutes (Resources)"), (reports.Nodes[1].Node, reports.Nodes[1].Trouble));
        Assert.NotNull(reports.Nodes[0].Diagnosis);
        Assert.Contains(_nodes.Cancelled, job => job.EndsWith("-full", StringComparison.Ordinal));
        Assert.Contains("waiting for 1 job, at most 0 minutes (Resources)", _said);
    }

    [Fact]
    public async Task A_partition_that_refuses_the_job_costs_no_other_its_answer()
    {
        NodeReports reports = await AskAsync("shut", "main");

        Assert.Equal("sbatch refuses the jobs: closed", reports.Nodes[0].Trouble);
        Assert.NotNull(reports.Nodes[1].Diagnosis);
    }

    [Fact]
    public async Task A_node_that_does_not_see_the_store_leaves_no_answer() => Assert.Equal(
        $"its job left no answer: does a node of it see {_scratch["store"]}, and may you write there?", Assert.Single((await AskAsync("blind")).Nodes).Trouble);

    private Task<NodeReports> AskAsync(params string[] partitions)
    {
        _nodes.Partitions = partitions;
        var pace = new SlurmPace { Look = TimeSpan.FromMilliseconds(1), SmallJob = TimeSpan.FromMilliseconds(20) };
        return new NodeSurvey(_nodes, new RunStore(_scratch["store"]), _scratch["mp3"], pace, TimeProvider.System, _said.Add)
            .AskAsync(new SlurmOptions(), ["--kernel", "6.12"], TestContext.Current.CancellationToken);
    }

    private sealed class Nodes : ISlurm
    {
        private readonly List<string> _waiting = [];

        public IReadOnlyList<string> Partitions { get; set; } = [];

        public IReadOnlyList<string> Options { get; private set; } = [];

        public List<string> Cancelled { get; } = [];

        public Task SubmitAsync(IReadOnlyList<string> options, string script, IReadOnlyList<string> arguments, CancellationToken cancellation)
        {
            Options = options;
            switch (arguments[0])
            {
                case "shut":
                    throw Mp3Exception.Usage("sbatch refuses the jobs: closed");
                case "full":
                    _waiting.Add(FakeSlurm.Value(options, "job-name"));
                    break;
                case "blind":
                    break;
                default:
                    var start = new ProcessStartInfo("sh", ["-c", "exec sh \"$0\" \"$1\" >\"$2\" 2>&1", script, arguments[0], FakeSlurm.Value(options, "output")])
                    {
                        Environment = { ["SLURMD_NODENAME"] = $"node-{arguments[0]}" },
                    };
                    using (Process job = Process.Start(start)!)
                    {
                        Wait.ForExit(job, "the job");
                    }

                    break;
            }

            return Task.CompletedTask;
        }

        public Task<JobQueue> QueueAsync(IReadOnlyCollection<string> jobNames, CancellationToken cancellation) => Task.FromResult(_waiting.Count == 0
            ? JobQueue.Empty
            : JobQueue.Empty with { Waiting = _waiting.Count, Reasons = new Dictionary<string, int> { ["Resources"] = _waiting.Count }, Jobs = _waiting.ToHashSet() });

        public Task CancelAsync(string jobName, CancellationToken cancellation)
        {
            Cancelled.Add(jobName);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<SlurmNode>> NodesAsync(string? partition, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<SlurmNode>>([.. Partitions.Select(name => new SlurmNode($"node-{name}", name, IsDefault: false, "idle"))]);

        public Task<SlurmLimits> LimitsAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<string, int>> EndsAsync(string jobName, bool hasAccounting, CancellationToken cancellation) => throw new NotSupportedException();

        public Task ExcludeAsync(string jobName, IReadOnlyCollection<string> nodes, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
