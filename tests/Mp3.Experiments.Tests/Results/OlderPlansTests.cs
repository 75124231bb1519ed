// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.Json.Nodes;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

public sealed class OlderPlansTests
{
    /// <summary>As schema 2 has it: arguments, and the iterations beside them.</summary>
    [Fact]
    public void The_arguments_of_schema_2_are_read_as_the_workload_that_they_are()
    {
        Manifest manifest = Read("""{"label":"R50000","argv":["/bin/work","--no-register","--stop","--iterations=20","--seed=7","--content=50","1024","R","50000"],"nice":5,"iterations":20}""");

        ProcessPlan process = Assert.Single(manifest.Runs[0].Plan.Processes);
        Assert.Equal(new ProcessPlan("R50000", 5, new Workload(1024, AccessPattern.Random, 50000, 20, 7, ContentPercent: 50)), process);
    }

    [Fact]
    public void Another_program_stays_its_arguments()
    {
        ProcessPlan process = Assert.Single(Read("""{"label":"sh","argv":["/bin/sh","-c","true"],"nice":0,"iterations":0}""").Runs[0].Plan.Processes);

        Assert.Null(process.Work);
        Assert.Equal("/bin/sh -c true", process.Command);
    }

    private static Manifest Read(string process)
    {
        JsonNode manifest = JsonNode.Parse(ManifestJson.ToBytes(SyntheticStudy.ManifestOf("casestudy1", Manifest.Complete, 1)))!;
        manifest["schema"] = 2;
        manifest["runs"]![0]!["plan"]!["processes"] = new JsonArray(JsonNode.Parse(process));
        return ManifestJson.Parse(Encoding.UTF8.GetBytes(manifest.ToJsonString()), "manifest.json");
    }
}
