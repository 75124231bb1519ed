// SPDX-License-Identifier: MIT

using System.Text.Json;

namespace Mp3.Protocol.Tests;

public sealed class ProtocolJsonTests
{
    private const string PlanJson =
        """{"version":1,"run":"pair-a","processes":["""
        + """{"label":"R50000","argv":["/work","--stop","1024","R","50000"],"nice":5,"iterations":20},"""
        + """{"label":"other","argv":["/bin/true"],"nice":-20,"iterations":0}],"drain_interval_ms":100}""";

    [Fact]
    public void A_plan_has_this_form() =>
        Assert.Equal(PlanJson, JsonSerializer.Serialize(Sample.Plan, ProtocolJson.Default.GuestPlan));

    [Fact]
    public void A_plan_is_read_as_it_was_written()
    {
        GuestPlan plan = JsonSerializer.Deserialize(PlanJson, ProtocolJson.Default.GuestPlan)!;

        Assert.Equal(("pair-a", 100, 2), (plan.Run, plan.DrainIntervalMs, plan.Processes.Count));
        Assert.Equal(["/work", "--stop", "1024", "R", "50000"], plan.Processes[0].Argv);
        ProcessPlan second = plan.Processes[1];
        Assert.Equal(("other", -20, 0), (second.Label, second.Nice, second.Iterations));
    }

    [Theory]
    [InlineData("""{"version":1,"run":"x","processes":[]}""")]
    [InlineData("""{"version":1,"run":null,"processes":[],"drain_interval_ms":1}""")]
    [InlineData("""{"version":1,"run":"x","processes":[""")]
    public void A_plan_with_a_hole_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ProtocolJson.Default.GuestPlan));
}
