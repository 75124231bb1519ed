// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Experiments;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Results;
using Mp3.Protocol;
using PairStudy = Mp3.Experiments.Experiments.CaseStudy1;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>
/// The committed measurements (<c>results/reference</c>) with the plan that their study has now. Of their manifest only
/// the RAM is read, so that a change of its form takes no real data from the tests.
/// </summary>
internal static class ReferenceStudy
{
    private static readonly StudyOptions Defaults = new(
        StudyOptions.DefaultMemoryMib, SwapModel.All[0], null, StudyOptions.DefaultSeed, 1, null, GuestClock.Virtual, null, GuestKnobs.None, null);

    /// <summary>Case study 1, measured.</summary>
    public static StudyResult CaseStudy1 { get; } = Load(PairStudy.Define(StudyOptions.DefaultSeed, 1));

    /// <summary>1, 5 and 11 copies, measured.</summary>
    public static StudyResult Multiprog { get; } =
        Load(Multiprogramming.Define([1, 5, 11], Multiprogramming.DefaultSizeMib, StudyOptions.DefaultSeed, 1));

    /// <summary>The same measurements, as if so much RAM had been there for the processes.</summary>
    public static StudyResult WithUsableMib(StudyResult study, double mib) => study with
    {
        Manifest = study.Manifest with
        {
            Runs = [.. study.Manifest.Runs.Select(run => run with { Report = run.Report with { MemAvailableKib = (long)(mib * 1024) } })],
        },
    };

    private static StudyResult Load(StudyDefinition definition)
    {
        string folder = Path.Combine(FixtureFolder.Repository, "results", "reference", definition.Name);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, ResultFolder.ManifestFile)));
        long[] usableKib = [.. json.RootElement.GetProperty("runs").EnumerateArray()
            .Select(run => run.GetProperty("report").GetProperty("mem_available_kib").GetInt64())];
        Manifest some = SyntheticStudy.ManifestOf(definition.Name, Manifest.Complete, 1);
        GuestReport report = some.Runs[0].Report;
        Manifest manifest = some with
        {
            Runs = [.. StudyPlan.Resolve(definition, Defaults, "6.1.0-56-amd64").Runs.Zip(
                usableKib, (plan, kib) => new RunFacts("ee", plan, report with { Run = plan.Run, MemAvailableKib = kib }))],
            Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["runs.csv"] = new('a', 64), ["samples.csv"] = new('b', 64) },
        };
        return new StudyResult(
            manifest,
            Digest.Of(ManifestJson.ToBytes(manifest)),
            Rows<SampleRow>(folder, ResultFolder.SamplesFile),
            Rows<RunRow>(folder, ResultFolder.RunsFile));
    }

    private static IReadOnlyList<T> Rows<T>(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        return CsvFile.Parse<T>(File.ReadAllBytes(path), path);
    }
}
