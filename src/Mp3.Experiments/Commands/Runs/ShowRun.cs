// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Runs;

/// <summary><c>mp3 runs show</c>: what a run's name is made of, and what is told of it.</summary>
internal static class ShowRun
{
    public static Command Create(StoreOption store, Option<bool> json)
    {
        Argument<string> name = RunArgument.One("NAME", "A run: the first digits of its name will do", store);
        var command = new Command("show", "Show a run: its inputs in words, and what it took. Its content is verified.") { name };
        HelpWithExamples.Add(command, "mp3 runs show 3f2a", "mp3 runs show 3f2a --json");
        command.SetAction(parsed =>
        {
            RunStore opened = store.Of(parsed);
            StoredRun run = Read(opened, RunArgument.Resolve(opened, parsed.GetRequiredValue(name)));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(RunDocument.Of(run), DocumentContext.Standard.RunDocument);
            }
            else
            {
                Write(run, opened);
            }

            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>A run that a person named.</summary>
    /// <exception cref="Mp3Exception">Failed: it is damaged; Usage: it can't be read.</exception>
    public static StoredRun Read(RunStore store, RunName name) => store.TryRead(name) switch
    {
        FoundRun found => found.Run,
        DamagedRun damaged => throw Mp3Exception.Failed($"run {name.Abbreviated} is damaged: {damaged.File}: {damaged.What}{Where(damaged)}"),
        RefusedRun refused => throw Mp3Exception.Usage(refused.Why),
        _ => throw Mp3Exception.Usage($"run {name.Abbreviated} has just been removed from {store.Root}"),
    };

    /// <summary>Where a damaged entry is now, as the end of a sentence.</summary>
    public static string Where(DamagedRun damaged) => damaged.PutAside is { } place ? $"; it was put aside as {place}" : "; it can't be put aside";

    private static void Write(StoredRun run, RunStore store)
    {
        RunNotes notes = run.Notes;
        WriteLines(
        [
            ("run", run.Inputs.Name.ToString()),
            ("of", $"{notes.Study} {notes.Run}"),
            ("stored", $"{ListRuns.Time(run.StoredUtc)}, by mp3 {run.Mp3Version}"),
            ("took", $"{notes.WallSeconds:N1} s, {notes.CpuSeconds:N1} s of CPU time"),
            .. notes.Host.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => (fact.Key, fact.Value)),
            ("outcome", string.Join(", ", run.Outcome.Parts.Select(part => $"{part} ({run.Outcome[part].Length:N0} bytes)"))),
            ("folder", store.FolderOf(run.Inputs.Name)),
        ]);
        Console.WriteLine();
        Console.WriteLine("inputs:");
        WriteLines([.. run.Inputs.All.Select(input => (input.Name, input.Value))]);
    }

    private static void WriteLines(IReadOnlyList<(string Name, string Value)> lines)
    {
        int width = lines.Max(line => line.Name.Length);
        foreach ((string name, string value) in lines)
        {
            Console.WriteLine($"  {name.PadRight(width)}  {value.ReplaceLineEndings($"\n  {new string(' ', width)}  ")}");
        }
    }
}
