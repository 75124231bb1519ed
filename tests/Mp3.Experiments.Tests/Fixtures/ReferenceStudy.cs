// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Handoff;

namespace Mp3.Experiments.Tests.Fixtures;

/// <summary>The committed measurements (<c>results/reference</c>).</summary>
internal static class ReferenceStudy
{
    public static ProcessResult CaseStudy1 { get; } = ProcessResult.Load(FolderOf("casestudy1"));

    /// <summary>1 to 20 copies.</summary>
    public static ProcessResult Multiprog { get; } = ProcessResult.Load(FolderOf("multiprog"));

    /// <summary>Four rings, seven stalls.</summary>
    public static HandoffResult CaseStudy3 { get; } = HandoffResult.Load(ResultFolder.Open(FolderOf("casestudy3")));

    /// <summary>The same measurements, as if so much RAM had been there for the processes.</summary>
    public static ProcessResult WithUsableMib(ProcessResult study, double mib) => study with
    {
        Manifest = study.Manifest with
        {
            Runs = [.. study.Manifest.Runs.Select(run => run with { Report = run.Report with { MemAvailableKib = (long)(mib * 1024) } })],
        },
    };

    /// <summary>The same measurements without the other runs.</summary>
    public static ProcessResult OnlyRuns(ProcessResult study, params string[] runs) => study with
    {
        Manifest = study.Manifest with { Runs = [.. study.Manifest.Runs.Where(run => runs.Contains(run.Plan.Run))] },
        Samples = [.. study.Samples.Where(row => runs.Contains(row.Run))],
        Runs = [.. study.Runs.Where(row => runs.Contains(row.Run))],
    };

    private static string FolderOf(string study) => Path.Combine(FixtureFolder.Repository, "results", "reference", study);
}
