// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.Experiments.Charts;
using Mp3.Experiments.Charts.Figures;
using Mp3.Experiments.Claims;
using Mp3.Experiments.Comparing;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Repetition;
using Mp3.Experiments.Studies.Processes;

namespace Mp3.Experiments.Studies.Program;

/// <summary>Any Linux program, with all that it needs, in the guest.</summary>
internal sealed class ProgramStudy : IStudy
{
    private const double MibBytes = 1024 * 1024;

    /// <inheritdoc/>
    public string Name => ProgramRuns.Study;

    /// <inheritdoc/>
    public string Description => "Run any x86-64 Linux program in the guest, with all that it needs on a modelled disk: its faults, its children's, and what it waits for.";

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
    [
        "mp3 run -- sort --help",
        "mp3 run --memory 256 --limit 16M --show -- sort /usr/bin/sort",
        "mp3 run --package sqlite3 --timeout 5m --output t.db -- sqlite3 t.db 'create table t(a)'",
        "mp3 run --copies 2 --until first -- sleep 1 --and -- sleep 3",
    ];

    /// <inheritdoc/>
    public string Title => "A program's page faults";

    /// <inheritdoc/>
    public IStudyOptions Options() => new ProgramOptionSet();

    /// <inheritdoc/>
    public Measures Measures => ProcessMetrics.Measures;

    /// <inheritdoc/>
    public IStudyRequest Again(Manifest manifest, AgainOptions options) => ProgramAgain.Of(manifest, options);

    /// <inheritdoc/>
    public IStudyResult Load(OpenedResult folder) => ProcessResult.Load(folder);

    /// <inheritdoc/>
    public IReadOnlyList<Claim> ClaimsOf(IStudyResult result) => [];

    /// <inheritdoc/>
    public ResultView View(IStudyResult result)
    {
        var own = (ProcessResult)result;
        IReadOnlyList<MeasuredRun> runs = MeasuredRun.Of(own);
        IReadOnlyList<Figure> figures = runs.Count == 0 ? [] : [.. ((Figure[])[.. ProgramFigures.Of(own, runs[0]), .. TracedFigures.Of(own)])
            .Select(figure => ProgramFigures.Titled(figure, own))];
        string answer = runs.Count == 0 ? "" : ProgramAnswer.Of(runs[0], own.Pressure);
        string[] facts = [.. FactsOf(own.Manifest.Settings.Parameters)];
        return new ResultView(TitleOf(own), Caption.Of(own.Manifest, own.ManifestHash, facts), own, [], figures)
        {
            Tables = _ => ProgramTables.Of(own),
            WriteTables = console => ProgramTable.Write(console, own, answer),
            Json = place => JsonSerializer.Serialize(ProgramDocument.Of(own, answer, figures, place), ProgramJson.Standard.ProgramDocument),
            CaptionFacts = facts,
            PlanFacts = [.. PlanFactsOf(own.Manifest)],
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(RepeatedResult result) => RepeatedOverlayFigure.Of(result);

    /// <inheritdoc/>
    public IReadOnlyList<Figure> FiguresOf(StudyComparison comparison) => ComparedRunFigures.Of(comparison);

    private static string TitleOf(ProcessResult result) =>
        $"Page faults of {RunTitle.Cast([.. result.Runs.Select(row => row.Label).Distinct(StringComparer.Ordinal)])}";

    // What bounds the programs belongs below every picture.
    private static IEnumerable<string> FactsOf(Parameters parameters) => ((string[])["limit", "high"])
        .Select(name => (name, parameters.Find(name)?.Text))
        .Where(limit => limit.Text is not (null or ProgramChoices.NoLimit))
        .Select(limit => $"memory.{(limit.name == "limit" ? "max" : "high")} {limit.Text}");

    private static IEnumerable<(string Name, string Value)> PlanFactsOf(Manifest manifest)
    {
        if (manifest.Settings.Program is { } program)
        {
            yield return ("Programs", string.Join("; ", program.Commands.Select(command => string.Join(' ', command))));
            yield return ("Files that come along", Listed(program.Files.Select(file => $"{file.Source} as {file.Guest}")));
            yield return ("Packages", Listed(program.Packages));
            yield return ("Environment", Listed(program.Environment));
            yield return ("Working directory", program.WorkingDirectory);
        }

        foreach ((string name, ParameterValue value) in manifest.Settings.Parameters.All)
        {
            yield return ($"--{name}", value.Text);
        }

        if (manifest.Machine.ProgramDisk is { } disk)
        {
            yield return ("Disk of the programs", $"{disk.SizeMib:N0} MiB, {(disk.IsWritable ? "read and written" : "read-only")}: {disk.Description}, {disk.Specification}");
            yield return ("On it", $"{disk.Files:N0} files of {disk.ContentBytes / MibBytes:N1} MiB; SHA-256 {disk.Sha256}");
        }
    }

    private static string Listed(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } text ? text : "none";
}
