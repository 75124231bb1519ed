// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Figures;

namespace Mp3.Experiments.Studies.Program;

/// <summary>
/// Which processes have a line of their own in pictures, and which are summed. A picture tells
/// <see cref="CurveStyle.MostProcesses"/> lines apart, and a compiler has hundreds of processes. Each program has one. If
/// all of its descendants fit beside, each of them has one too; else those with at least a tenth of all faults have one,
/// most faults first, as many as fit, and all others are one line together.
/// </summary>
internal static class SeriesRule
{
    /// <summary>Part of all faults of the run with which a descendant is worth a line.</summary>
    private const double LeastPart = 0.1;

    /// <summary>In words, for documents and notes.</summary>
    public const string Words = "a descendant with at least a tenth of all faults has a line of its own, as far as four lines suffice; the others are one line together";

    /// <summary>The series of each process, those of the programs first, then those with most faults, the others last.</summary>
    /// <param name="tree">The processes.</param>
    /// <param name="labels">Of the programs, in the order of the plan.</param>
    public static IReadOnlyList<(TreeProcess Process, string Series)> Of(ProcessTree tree, IReadOnlyList<string> labels)
    {
        TreeProcess[] programs = [.. tree.Processes.Where(process => process.IsProgram).OrderBy(process => process.Program)];
        // Of as many faults, the one that came first.
        TreeProcess[] descendants = [.. tree.Processes.Where(process => !process.IsProgram).OrderByDescending(process => process.Faults)];
        int room = Math.Max(0, CurveStyle.MostProcesses - labels.Count);
        double least = LeastPart * tree.Processes.Sum(process => process.Faults);
        TreeProcess[] own = descendants.Length <= room
            ? descendants
            : [.. descendants.TakeWhile(process => process.Faults >= least).Take(Math.Max(0, room - 1))];
        TreeProcess[] others = [.. tree.Processes.Where(process => !process.IsProgram && !own.Contains(process))];
        return
        [
            .. programs.Select(process => (process, labels[process.Program!.Value])),
            .. own.Select(process => (process, NameOf(process, own, labels))),
            .. others.Select(process => (process, $"others ({others.Length:N0})")),
        ];
    }

    private static string NameOf(TreeProcess process, TreeProcess[] own, IReadOnlyList<string> labels) =>
        labels.Contains(process.Command, StringComparer.Ordinal) || own.Count(other => other.Command == process.Command) > 1
            ? $"{process.Command} {process.Pid}"
            : process.Command;
}
