// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Faults;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;
using Mp3.Reader.Faults;
using Mp3.Reader.Faults.Assembling;

namespace Mp3.Experiments.Tests.Results.Faults;

public sealed class TracedRunTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_fault_of_a_process_is_found_and_none_is_untrapped()
    {
        foreach (TracedRun run in TracedRun.Of(SyntheticFaults.Shared))
        {
            Dictionary<(uint, FaultKind), long> found = [];
            IReadOnlyDictionary<uint, ProcessFaults> counts = run.Assemble(fault =>
            {
                found[(fault.Pid, fault.Kind)] = found.GetValueOrDefault((fault.Pid, fault.Kind)) + 1;
                Assert.Equal(fault.Kind == FaultKind.Major, fault.LatencyNs is not null);
            });

            Assert.Equal(run.Processes.Count, counts.Count);
            foreach (LoggedProcess row in run.Processes)
            {
                ProcessFaults faults = counts[(uint)row.Pid];
                Assert.Equal((row.MinorFaults, row.MajorFaults), (faults.Minor, faults.Major));
                Assert.Equal(faults.Minor, found[((uint)row.Pid, FaultKind.Minor)]);
                Assert.Equal(faults.Major, found[((uint)row.Pid, FaultKind.Major)]);
                Assert.Equal((0, 0, 0), (faults.Failed, faults.Open, faults.Untrapped));
            }
        }
    }

    [Fact]
    public void Where_records_are_missing_no_total_decides_of_a_last_fault()
    {
        TracedRun run = TracedRun.Of(SyntheticFaults.Shared)[0] with { Lost = 5 };

        IReadOnlyDictionary<uint, ProcessFaults> counts = run.Assemble(_ => { });

        Assert.All(counts.Values, faults => Assert.Null(faults.Untrapped));
        Assert.All(run.Processes, row => Assert.Equal(row.MinorFaults, counts[(uint)row.Pid].Minor + counts[(uint)row.Pid].Open));
    }

    [Fact]
    public void A_log_that_is_not_what_the_run_wrote_is_refused()
    {
        ProcessResult study = SyntheticFaults.Pairs(_scratch["study"], frames: 4000);
        TracedRun run = TracedRun.Of(study)[0];
        byte[] log = File.ReadAllBytes(run.Log.Path);
        log[1000] ^= 1;
        File.WriteAllBytes(run.Log.Path, log);

        Mp3Exception refusal = Assert.Throws<Mp3Exception>(() => run.Assemble(_ => { }));

        Assert.Equal(ExitCode.Usage, refusal.ExitCode);
        Assert.Contains("is not what the run wrote", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_ends_in_a_block_is_refused_though_the_manifest_has_its_digest()
    {
        ProcessResult study = SyntheticFaults.Pairs(_scratch["study"], frames: 4000);
        TracedRun run = TracedRun.Of(study)[0];
        byte[] log = File.ReadAllBytes(run.Log.Path)[..^1];
        File.WriteAllBytes(run.Log.Path, log);
        TracedRun torn = run with { Log = run.Log with { Sha256 = Digest.Of(log) } };

        Mp3Exception refusal = Assert.Throws<Mp3Exception>(() => torn.Assemble(_ => { }));

        Assert.Equal($"cannot read {run.Log.Path}: the log ends in a block", refusal.Message);
    }

    [Fact]
    public void A_log_that_is_not_there_is_told()
    {
        ProcessResult study = SyntheticFaults.Pairs(_scratch["study"], frames: 4000);
        TracedRun run = TracedRun.Of(study)[0];
        File.Delete(run.Log.Path);

        Mp3Exception refusal = Assert.Throws<Mp3Exception>(() => run.Assemble(_ => { }));

        Assert.EndsWith("is missing: this is not a complete result folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_says_when_whose_where_and_of_which_kind()
    {
        var run = new TracedRun(
            new FaultLogFile("pair-a", "", ""), EpochNs: 1000, [new LoggedProcess(40, "a \"b\", c", Row.Counted(1, 1, 0, 0))]);
        using var output = new MemoryStream();
        using (var csv = new FaultCsv(output))
        {
            csv.Write(run, run.LabelOf(40), new Fault(3500, 40, 41, 0x7fff_0000_1234, 0x40_1000, FaultMarks.Write, FaultKind.Major, 108_192));
            csv.Write(run, run.LabelOf(77), new Fault(900, 77, 77, 0, ulong.MaxValue, FaultMarks.Exec | FaultMarks.Kernel, FaultKind.Open, null));
            csv.Write(run, run.LabelOf(40), new Fault(4000, 40, 40, 0x10, 0x20, FaultMarks.None, FaultKind.Failed, null));
        }

        Assert.Equal(
            """
            run,time_ns,pid,tid,label,address,ip,access,mode,kind,latency_ns
            pair-a,2500,40,41,"a ""b"", c",0x7fff00001234,0x401000,write,user,major,108192
            pair-a,-100,77,77,child 77,0x0,0xffffffffffffffff,exec,kernel,open,
            pair-a,3000,40,40,"a ""b"", c",0x10,0x20,read,user,failed,

            """,
            Encoding.UTF8.GetString(output.ToArray()));
    }
}
