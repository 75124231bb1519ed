// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Results;
using Mp3.Experiments.Studies;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Commands;

/// <summary>The documents of made-up studies, read as another program would.</summary>
public sealed class JsonTests
{
    private static readonly ResultPlace Place = new("/results/x", "/results/archive/x-1");

    [Fact]
    public void A_study_s_document_has_its_table_claims_checks_and_paths()
    {
        ProcessResult study = SyntheticStudy.CaseStudy1(ticksPerSecond: 2, size: 0.1);

        JsonElement root = Parse(StudyList.View(study).Json(PlaceDocument.Of(Place, study.ManifestHash, ["/draft/faults.png"])));

        Assert.Equal(("casestudy1", "complete"), (Text(root, "study"), Text(root, "verdict")));
        JsonElement place = root.GetProperty("place");
        Assert.Equal(("/results/x", study.ManifestHash, "/results/archive/x-1"), (Text(place, "folder"), Text(place, "manifest_sha256"), Text(place, "archived")));
        Assert.Equal("/results/x/faults.png", place.GetProperty("pictures")[0].GetString());
        JsonElement run = root.GetProperty("runs")[0];
        Assert.Equal(
            study.Runs.Where(row => row.Run == "pair-a").Sum(row => row.MajorFaults), run.GetProperty("total").GetProperty("major_faults").GetInt64());
        Assert.True(run.GetProperty("processes")[0].GetProperty("utilization_percent").GetDouble() > 0);
        Assert.True(root.GetProperty("checks")[0].GetProperty("passed").GetBoolean());
        Assert.All(root.GetProperty("claims").EnumerateArray(), claim =>
            Assert.Contains(Text(claim, "verdict"), (string[])["holds", "does_not_hold", "depends", "not_tested"]));
        Assert.NotEmpty(root.GetProperty("claims").EnumerateArray());
        Assert.All(root.GetProperty("claims").EnumerateArray(), claim => Assert.NotEqual("", Text(claim, "number")));
        Assert.Equal("faults-overlay", Text(root.GetProperty("findings")[0], "picture"));
        Assert.EndsWith(".", Text(root.GetProperty("findings")[0], "finding"), StringComparison.Ordinal);
        Assert.Equal("any rise over 1 %, in the whole and in each part", Text(root.GetProperty("claims")[0], "tolerance"));
    }

    [Fact]
    public void Case_study_3_s_document_has_a_row_for_each_scenario_and_strategy()
    {
        HandoffResult study = SyntheticHandoff.Of([512, 1024], [0, 1.5]);

        JsonElement root = Parse(StudyList.View(study).Json(PlaceDocument.Of(Place, study.ManifestHash, [])));

        Assert.Equal(study.Scenarios.Select(row => row.Lost), root.GetProperty("scenarios").EnumerateArray().Select(row => row.GetProperty("lost").GetInt64()));
        Assert.NotEqual("", Text(root, "advice"));
        Assert.Equal(["losses", "timeline", "latency"], root.GetProperty("findings").EnumerateArray().Select(finding => Text(finding, "picture")));
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
