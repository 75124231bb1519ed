// SPDX-License-Identifier: MIT

using Mp3.Experiments.Doctor;
using Mp3.Experiments.Doctor.Nodes;
using Spectre.Console.Testing;

namespace Mp3.Experiments.Tests.Doctor.Nodes;

public sealed class NodeTableTests
{
    private static readonly NodeReport Able = new("main", "node1", new Diagnosis(
    [
        new DoctorFinding("QEMU", FindingState.Ok, "7.2.22"), new DoctorFinding("KVM", FindingState.Note, "no device"), new DoctorFinding("memory", FindingState.Ok, "much"),
    ]), null);

    private static readonly NodeReport Unable = new("bare", "node3", new Diagnosis(
    [
        new DoctorFinding("QEMU", FindingState.Missing, "it is not on [PATH]", "scripts/deps.sh qemu-system-x86"), new DoctorFinding("memory", FindingState.Ok, "much"),
    ]), null);

    private static readonly NodeReport Silent = new("full", null, null, "no node took the job within 10 minutes (Resources)");

    [Fact]
    public void It_says_of_each_partition_s_node_what_is_there_and_what_is_missing()
    {
        var console = new TestConsole();
        console.Profile.Width = 200;

        NodeTable.Write(console, new NodeReports([Able, Unable, Silent]));

        string[] lines = [.. console.Lines.Select(line => line.Trim()).Where(line => line.Length > 0)];
        Assert.Matches("^main +node1 +ok +ok: QEMU, memory$", lines[2]);
        Assert.Equal("to note: KVM", lines[3]);
        Assert.Matches("^bare +node3 +missing +ok: memory$", lines[4]);
        Assert.Equal("QEMU is missing: it is not on [PATH]", lines[5]);
        Assert.Equal("scripts/deps.sh qemu-system-x86", lines[6]);
        Assert.Matches(@"^full +missing +no node took the job within 10 minutes \(Resources\)$", lines[7]);
    }

    [Fact]
    public void One_partition_that_can_is_enough()
    {
        var some = new NodeReports([Unable, Able, Silent]);
        var none = new NodeReports([Unable, Silent]);

        Assert.Equal((true, "runs can be computed in main, not yet in bare, full"), (some.CanRun, some.Verdict));
        Assert.Equal((true, "runs can be computed in main"), (true, new NodeReports([Able]).Verdict));
        Assert.Equal((false, "no run can be computed in bare, full yet"), (none.CanRun, none.Verdict));
    }
}
