// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Options;
using Mp3.Experiments.Studies.Processes;
using Mp3.Experiments.Studies.Repetition;

namespace Mp3.Experiments.Studies.Multiprogramming;

/// <summary><c>mp3 multiprog</c>, alias <c>casestudy2</c>.</summary>
public static class MultiprogCommand
{
    private const int MaxSizeMib = 65_536;
    private const string OriginalCounts = "1,5,11";

    public static Command Create()
    {
        var counts = new TextOption<IReadOnlyList<int>>(
            "--n", "LIST", "Numbers of copies: 5, 1,5,11, 1..20 or 1..21..5", OriginalCounts, ParseCounts);
        Option<int> size = Numbers.Option(
            "--size", "MIB", "Memory of one copy, MiB; the course says 200", CopiesRuns.DefaultSizeMib, 1, MaxSizeMib);
        var command = new Command(CopiesRuns.Name, "Multiprogramming: N copies of work 100 R 10000, one guest for each N.") { counts, size };
        command.Aliases.Add("casestudy2");
        var common = new StudyOptionSet();
        common.AddTo(command);
        HelpWithExamples.Add(command, "mp3 multiprog --n 1..20", "mp3 multiprog --n 5,11,16 --size 200 --swap zram");
        command.SetAction((parsed, cancellation) =>
        {
            StudyOptions options = common.Read(parsed);
            IReadOnlyList<int> list = counts.Of(parsed);
            return RepeatedSession.RunAsync(
                CopiesRuns.Name, seed => CopiesRuns.Define(list, parsed.GetValue(size), seed, options.Scale), options, common.WantsJson(parsed), cancellation);
        });
        return command;
    }

    private static TextOption<IReadOnlyList<int>>.Meaning ParseCounts(string text) =>
        IntegerList.TryParse(text, CopiesRuns.MaxCopies, out IReadOnlyList<int>? list, out string? error) ? new(list) : new(null, error);
}
