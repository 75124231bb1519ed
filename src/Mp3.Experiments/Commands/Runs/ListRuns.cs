// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Globalization;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Experiments.Tables;
using Mp3.Protocol;
using Spectre.Console;

namespace Mp3.Experiments.Commands.Runs;

/// <summary><c>mp3 runs list</c>, and <c>mp3 runs</c> alone: what is in the store, the newest last.</summary>
internal sealed class ListRuns
{
    private const string All = "all";
    private const int Standard = 20;
    private const int MostFitted = 1000;

    private static readonly FittedColumn[] Columns =
    [
        new("run", IsNumber: false), new("study", IsNumber: false, Rank: 1), new("of it", IsNumber: false, Rank: 2),
        new("size", Rank: 3), new("stored", IsNumber: false, Rank: 4), new("CPU time, s", Rank: 1),
    ];

    private readonly StoreOption _store;
    private readonly Option<bool> _json;
    private readonly TextOption<int> _limit = new(
        "--limit", $"COUNT|{All}", "List so many of the newest runs", $"{Standard}", text => text switch
        {
            All => new(int.MaxValue),
            _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => new(count),
            _ => new(0, $"choose a whole number from 1, or {All}"),
        });

    public ListRuns(StoreOption store, Option<bool> json)
    {
        _store = store;
        _json = json;
        _limit.CompletionSources.Add(All);
    }

    public Command ToCommand()
    {
        var command = new Command("list", "List runs: name, study, size, when it was stored, what it took. The same as 'mp3 runs'.");
        ActFor(command);
        HelpWithExamples.Add(command, "mp3 runs list", "mp3 runs list --limit all", "mp3 runs list --json");
        return command;
    }

    /// <summary>Lets a command list the runs.</summary>
    public void ActFor(Command command)
    {
        command.Options.Add(_limit);
        command.SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        RunStore store = _store.Of(parsed);
        IReadOnlyList<RunLine> all = store.Index.Lines(out string? warning);
        int limit = _limit.Of(parsed);
        RunLine[] newest = [.. all.OrderBy(line => line.StoredUtc).ThenBy(line => line.Name).TakeLast(limit)];
        if (warning is not null)
        {
            Console.Error.WriteLine($"mp3: {warning}; what is there is not listed");
        }

        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(RunsDocument.Of(store, all, newest), DocumentContext.Standard.RunsDocument);
            return ExitCode.Success;
        }

        string[][] rows = [.. newest.Select(Cells)];
        if (rows.Length > MostFitted)
        {
            PlainTable.Write(Console.Out, Columns, rows);
        }
        else if (rows.Length > 0)
        {
            FittedTable.Write(AnsiConsole.Console, Columns, rows);
        }

        string shown = newest.Length < all.Count ? $", the newest {newest.Length:N0} of them above (--limit {All})" : "";
        Console.WriteLine($"{Count(all.Count)}, {Amounts.Text(all.Sum(line => line.Bytes))}, {all.Sum(line => line.CpuSeconds):N0} s of CPU time{shown}");
        Console.WriteLine($"store: {store.Root}");
        return ExitCode.Success;
    }

    internal static string Count(int count) => count == 1 ? "1 run" : $"{count:N0} runs";

    private static string[] Cells(RunLine line) =>
    [
        line.Name.Abbreviated,
        line.IsReadable ? line.Study : "unreadable",
        line.Run,
        Amounts.Text(line.Bytes),
        line.IsReadable ? Time(line.StoredUtc) : "",
        line.IsReadable ? $"{line.CpuSeconds:N1}" : "",
    ];

    /// <summary>A time of day where the user is.</summary>
    internal static string Time(DateTime utc) => $"{utc.ToLocalTime():yyyy-MM-dd HH:mm}";
}
