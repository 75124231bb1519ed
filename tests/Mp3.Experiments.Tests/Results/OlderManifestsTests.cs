// SPDX-License-Identifier: MIT

using System.Text;
using System.Text.Json.Nodes;
using Mp3.Experiments.Reproduction;
using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Fixtures;

namespace Mp3.Experiments.Tests.Results;

/// <summary>Manifests of schema 3, made from present ones: there, numbers of copies were fields of the settings.</summary>
public sealed class OlderManifestsTests
{
    [Fact]
    public void Numbers_of_copies_become_parameters_of_the_study_and_of_its_runs()
    {
        Manifest manifest = Read(SyntheticStudy.Multiprog([1, 5]).Manifest, settings =>
        {
            settings["counts"] = new JsonArray(1, 5);
            settings["size_mib"] = 200;
        });

        Assert.Equal("n=1,5, size=200", $"{manifest.Settings.Parameters}");
        Assert.Equal(["n=1", "n=1"], manifest.Runs.Select(run => $"{run.Parameters}"));
        Assert.StartsWith("mp3 multiprog --n 1,5 --size 200 ", CommandText.Of(manifest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_study_that_had_none_has_none()
    {
        Manifest manifest = Read(SyntheticStudy.CaseStudy1(2, 0.1).Manifest, settings =>
        {
            settings["counts"] = new JsonArray();
            settings["size_mib"] = 0;
        });

        Assert.Equal(Parameters.None, manifest.Settings.Parameters);
        Assert.All(manifest.Runs, run => Assert.Equal(Parameters.None, run.Parameters));
    }

    [Fact]
    public void The_hand_off_s_parameters_are_read_from_its_plan()
    {
        Manifest present = ReferenceStudy.CaseStudy3.Manifest;

        Manifest manifest = Read(present, settings =>
        {
            settings["counts"] = new JsonArray();
            settings["size_mib"] = 0;
        });

        Assert.Equal(present.Settings.Parameters, manifest.Settings.Parameters);
    }

    private static Manifest Read(Manifest manifest, Action<JsonObject> change)
    {
        JsonObject json = JsonNode.Parse(ManifestJson.ToBytes(manifest))!.AsObject();
        json["schema"] = 3;
        JsonObject settings = json["settings"]!.AsObject();
        settings.Remove("parameters");
        change(settings);
        foreach (JsonNode? run in json["runs"]!.AsArray())
        {
            run!.AsObject().Remove("parameters");
        }

        return ManifestJson.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), "m.json");
    }
}
