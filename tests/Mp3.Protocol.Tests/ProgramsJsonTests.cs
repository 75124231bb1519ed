// SPDX-License-Identifier: MIT

using System.Text.Json;

namespace Mp3.Protocol.Tests;

public sealed class ProgramsJsonTests
{
    [Fact]
    public void A_plan_of_programs_is_read_as_it_was_written()
    {
        GuestPlan plan = Sample.Plan with
        {
            Processes = [new ProcessPlan("sort", 0, Program: new ProgramPlan(["/usr/bin/sort", "-n"], ["PATH=/usr/bin"], "/work"))],
            Programs = new ProgramsPlan("/program", IsWritable: true, EndsWithFirst: false, null, null, null, ["/work/out"]) { IsShown = true },
        };

        Assert.Equal(Json(plan), Json(JsonSerializer.Deserialize(Json(plan), ProtocolJson.Default.GuestPlan)!));
        Assert.Equal("/usr/bin/sort -n", plan.Processes[0].Command);
    }

    [Fact]
    public void What_became_of_them_is_read_as_it_was_written()
    {
        GuestReport report = Sample.Report with
        {
            Programs = new ProgramsFacts(
                TimedOut: true,
                EndedLeftovers: 1,
                [new OrphanReport(7, 8, new RusageFacts(1, 2, 3, 4, 5))],
                [new ExecReport(9, 10, "/bin/odd \n name")],
                LostExecs: 11,
                RefusedChildren: 12,
                MissedChildren: 13,
                new GroupFacts(null, new Dictionary<string, long> { ["anon"] = 1 }, new Dictionary<string, long> { ["oom"] = 2 }, null, 14),
                [new BroughtFile("sort.stdout", 5, 4), new BroughtFile("/none", null, 0, "No such file or directory")])
            {
                Ended = ["sort"],
            },
        };

        Assert.Equal(Json(report), Json(JsonSerializer.Deserialize(Json(report), ProtocolJson.Default.GuestReport)!));
    }

    private static string Json(GuestPlan plan) => JsonSerializer.Serialize(plan, ProtocolJson.Default.GuestPlan);

    private static string Json(GuestReport report) => JsonSerializer.Serialize(report, ProtocolJson.Default.GuestReport);
}
