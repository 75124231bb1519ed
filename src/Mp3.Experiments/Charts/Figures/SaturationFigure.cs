// SPDX-License-Identifier: MIT

using Mp3.Experiments.Charts.Series;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Workloads;

namespace Mp3.Experiments.Charts.Figures;

/// <summary>
/// Minor faults over accesses beside the model of random access. Both axes are in fractions of the process's memory, so
/// that one curve, 1 − e^(−x), is the model of all processes.
/// </summary>
public static class SaturationFigure
{
    private const int ModelPoints = 200;
    private const int MostRuns = 4;

    private const string Note =
        "Wide grey line: 1 − e^(−x). Markers: ends of iterations. Above it: pages refaulted from the swap cache.";

    /// <summary>One line a process; no figure if no iteration of a random process can be told.</summary>
    public static IReadOnlyList<Figure> OfProcesses(IReadOnlyList<MeasuredRun> runs)
    {
        List<string> labels = [.. runs.SelectMany(run => run.Processes).Select(process => process.Row.Label).Distinct(StringComparer.Ordinal)];
        return Of([.. runs.SelectMany((run, i) => run.Processes
            .Where(process => process.Work is not null)
            .Select(process => LineOf(
                $"{process.Row.Label}, {RunTitle.Of(run.Name)}",
                process.Work!,
                [IterationEnd.Of(process, run)],
                CurveStyle.OfProcess(labels.IndexOf(process.Row.Label)) with { IsOpen = i > 0 })))]);
    }

    /// <summary>One line a run, the mean of its copies; of many runs four, the first and the last among them.</summary>
    public static IReadOnlyList<Figure> OfCopies(IReadOnlyList<MeasuredRun> runs)
    {
        MeasuredRun[] known = [.. runs
            .Where(run => run.Processes.All(process => process.Work is { IsRandom: true }))
            .OrderBy(run => run.Processes.Count)];
        int shown = Math.Min(MostRuns, known.Length);
        return Of([.. Enumerable.Range(0, shown).Select(i =>
        {
            MeasuredRun run = known[shown == 1 ? 0 : i * (known.Length - 1) / (shown - 1)];
            return LineOf(
                $"N = {run.Processes.Count}",
                run.Processes[0].Work!,
                [.. run.Processes.Select(process => IterationEnd.Of(process, run))],
                CurveStyle.OfRun(i));
        })]);
    }

    private static Figure[] Of(Curve?[] found)
    {
        Curve[] lines = [.. found.OfType<Curve>()];
        if (lines.Length == 0)
        {
            return [];
        }

        double end = lines.Max(line => line.Points[^1].X);
        Curve model = new(
            "model",
            Percent(1 - Math.Exp(-end)),
            [.. Enumerable.Range(0, ModelPoints + 1).Select(i => end * i / ModelPoints).Select(x => new CurvePoint(x, 100 * (1 - Math.Exp(-x))))],
            CurveStyle.Model);
        return
        [
            new Figure(
                "saturation",
                "Pages touched, against the model of random access",
                Note,
                [],
                [new Panel(
                    "Minor faults so far, as a fraction of the process's memory",
                    AxisScale.Time("Accesses so far / pages of memory", end),
                    AxisScale.Amount("Minor faults / pages of memory (%)", lines.Append(model).Max(line => line.Points[^1].Y)),
                    [model, .. lines])]),
        ];
    }

    // Null if the iterations of a process can't be told.
    private static Curve? LineOf(string label, WorkModel work, IReadOnlyList<IterationEnd>[] processes, CurveStyle style)
    {
        if (processes.Any(ends => ends.Count == 0))
        {
            return null;
        }

        CurvePoint[] points =
        [
            new(0, 0),
            .. processes[0].Select((end, i) => new CurvePoint(
                (double)end.Accesses / work.Pages,
                100 * processes.Average(ends => ends[i].MinorFaults) / work.Pages)),
        ];
        return new Curve(label, Percent(points[^1].Y / 100), points, style);
    }

    private static string Percent(double part) => part.ToString("0.0 %");
}
