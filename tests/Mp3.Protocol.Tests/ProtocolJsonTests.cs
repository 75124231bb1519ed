// SPDX-License-Identifier: MIT

using System.Text.Json;

namespace Mp3.Protocol.Tests;

public sealed class ProtocolJsonTests
{
    private const string PlanJson =
        """{"version":3,"run":"pair-a","processes":["""
        + """{"label":"R50000","nice":5,"work":{"size_mib":1024,"pattern":"R","accesses":50000,"iterations":20,"seed":7,"content_percent":50,"pause_ms":1000}},"""
        + """{"label":"other","nice":-20,"argv":["/bin/true"]}],"drain_interval_ms":100}""";

    [Fact]
    public void A_plan_has_this_form() =>
        Assert.Equal(PlanJson, JsonSerializer.Serialize(Sample.Plan, ProtocolJson.Default.GuestPlan));

    [Fact]
    public void A_plan_is_read_as_it_was_written()
    {
        GuestPlan plan = JsonSerializer.Deserialize(PlanJson, ProtocolJson.Default.GuestPlan)!;

        Assert.Equal(("pair-a", 100, 2), (plan.Run, plan.DrainIntervalMs, plan.Processes.Count));
        Assert.Equal(Sample.Plan.Processes[0], plan.Processes[0]);
        ProcessPlan second = plan.Processes[1];
        Assert.Equal(("other", -20, 0), (second.Label, second.Nice, second.Iterations));
        Assert.Equal(["/bin/true"], second.Argv);
    }

    [Theory]
    [InlineData("""{"version":1,"run":"x","processes":[]}""")]
    [InlineData("""{"version":1,"run":null,"processes":[],"drain_interval_ms":1}""")]
    [InlineData("""{"version":1,"run":"x","processes":[""")]
    public void A_plan_with_a_hole_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ProtocolJson.Default.GuestPlan));
}
