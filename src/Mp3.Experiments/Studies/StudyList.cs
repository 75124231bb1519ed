// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.CaseStudy1;
using Mp3.Experiments.Studies.Handoff;
using Mp3.Experiments.Studies.Multiprogramming;
using Mp3.Experiments.Studies.Program;
using Mp3.Experiments.Studies.RamCurve;
using Mp3.Experiments.Studies.Repetition;
using Mp3.Experiments.Studies.Sweep;
using Mp3.Protocol;

namespace Mp3.Experiments.Studies;

/// <summary>All studies.</summary>
internal static class StudyList
{
    /// <summary>In the order of the program's help; those that know all their runs at the start can be repeated with several seeds.</summary>
    public static IReadOnlyList<IStudy> All { get; } =
    [
        new RepeatedStudy(new PairStudy()),
        new RepeatedStudy(new CopiesStudy()),
        new RepeatedStudy(new HandoffStudy()),
        new RepeatedStudy(new ProgramStudy()),
        new CurveStudy(),
    ];

    /// <summary>All that a result folder can be of.</summary>
    public static IReadOnlyList<IResultKind> Kinds { get; } = [.. All, new SweepKind()];

    /// <summary>The study that a manifest is of.</summary>
    /// <exception cref="Mp3Exception">Usage: this version has no such study.</exception>
    public static IStudy Of(Manifest manifest) => Find(All, manifest);

    /// <summary>What a result folder is of.</summary>
    /// <exception cref="Mp3Exception">Usage: this version has no such study.</exception>
    public static IResultKind KindOf(Manifest manifest) => Find(Kinds, manifest);

    /// <summary>All that is shown of a result.</summary>
    public static ResultView View(IStudyResult result) => KindOf(result.Manifest).View(result);

    /// <summary>Reads a result folder, of whatever study.</summary>
    public static IStudyResult Load(OpenedResult folder) => KindOf(folder.Manifest).Load(folder);

    private static T Find<T>(IReadOnlyList<T> kinds, Manifest manifest)
        where T : IResultKind =>
        kinds.FirstOrDefault(kind => kind.Name == manifest.Study)
        ?? throw Mp3Exception.Usage(
            $"this version has no study '{manifest.Study}' (it has {string.Join(", ", kinds.Select(kind => kind.Name))}): use the version that made the result");
}
