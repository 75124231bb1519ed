// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Experiments;

namespace Mp3.Experiments.Commands;

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
            "--size", "MIB", "Memory of one copy, MiB; the course says 200", Multiprogramming.DefaultSizeMib, 1, MaxSizeMib);
        var command = new Command(Multiprogramming.Name, "Multiprogramming: N copies of work 100 R 10000, one guest for each N.") { counts, size };
        command.Aliases.Add("casestudy2");
        var common = new StudyOptionSet();
        common.AddTo(command);
        HelpWithExamples.Add(command, "mp3 multiprog --n 1..20", "mp3 multiprog --n 5,11,16 --size 200 --swap zram");
        command.SetAction((parsed, cancellation) =>
        {
            StudyOptions options = common.Read(parsed);
            IReadOnlyList<int> list = counts.Of(parsed);
            return RepeatedSession.RunAsync(
                Multiprogramming.Name, seed => Multiprogramming.Define(list, parsed.GetValue(size), seed, options.Scale), options, common.WantsJson(parsed), cancellation);
        });
        return command;
    }

    private static TextOption<IReadOnlyList<int>>.Meaning ParseCounts(string text) =>
        IntegerList.TryParse(text, Multiprogramming.MaxCopies, out IReadOnlyList<int>? list, out string? error) ? new(list) : new(null, error);
}
