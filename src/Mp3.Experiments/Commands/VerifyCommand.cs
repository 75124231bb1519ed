// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Commands.Runs;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 verify</c>: computes stored runs again under other circumstances, and compares the bytes.</summary>
public static class VerifyCommand
{
    private const int MostRuns = 100_000;

    public static Command Create()
    {
        var store = new StoreOption();
        Argument<string[]> which = RunArgument.Any("RUN", "Runs, by the first digits of their names, or all of a study, by its name [default: all that are stored]", store);
        Option<int?> sample = Numbers.Optional("--sample", "N", "Only N of them, chosen by their names, which are as good as random", 1, MostRuns);
        Option<string?> qemu = QemuOption.Create();
        Option<bool> json = JsonOption.Create();
        var command = new Command(
            "verify",
            "Compute stored runs again under other circumstances (load, CPU, folder, time zone, language, umask, environment) and compare every byte. Exit code 1 if one differs, or none could be tested.")
        {
            which, sample, store, qemu, json,
        };
        HelpWithExamples.Add(command, "mp3 verify --sample 3", "mp3 verify casestudy1", "mp3 verify 3f2a b01d");
        command.SetAction((parsed, cancellation) =>
            RunAsync(store.Of(parsed), parsed.GetValue(which) ?? [], parsed.GetValue(sample), parsed.GetValue(qemu), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunStore store, string[] which, int? sample, string? qemu, bool json, CancellationToken cancellation)
    {
        List<RunName> names = Chosen(store, which);
        if (names.Count == 0)
        {
            throw Mp3Exception.Usage($"no run is stored in {store.Root}: a study puts its runs there");
        }

        RunName[] taken = [.. names.Order().Take(sample ?? names.Count)];
        await Console.Error.WriteLineAsync(
            $"computing {taken.Length:N0} of {names.Count:N0} {(names.Count == 1 ? "run" : "runs")} again, {OtherCircumstances.Description}");
        var verifier = new Verifier(store, (kernel, token) => GuestHost.OfThisMachineAsync(qemu, kernel, token));
        List<Verification> results = [];
        using (new OtherCircumstances())
        {
            foreach (RunName name in taken)
            {
                Verification result = await verifier.VerifyAsync(name, cancellation);
                results.Add(result);
                await Console.Error.WriteLineAsync($"{results.Count} of {taken.Length}: {Line(result)}");
            }
        }

        if (json)
        {
            JsonOutput.Write(new VerifyDocument(store.Root, [.. results.Select(VerifiedDocument.Of)]), DocumentContext.Standard.VerifyDocument);
        }
        else
        {
            foreach (Verification result in results)
            {
                Console.WriteLine(Line(result));
            }
        }

        bool isProven = results.Exists(result => result.Verdict == VerificationVerdict.Same) && !results.Exists(result => result.Verdict == VerificationVerdict.Differs);
        return isProven ? ExitCode.Success : ExitCode.Failed;
    }

    private static List<RunName> Chosen(RunStore store, string[] which)
    {
        IReadOnlyList<RunLine> lines = store.Index.Lines();
        return which.Length == 0
            ? [.. lines.Select(line => line.Name)]
            : [.. which.SelectMany(word => lines.Any(line => line.Study == word)
                ? lines.Where(line => line.Study == word).Select(line => line.Name)
                : [Resolve(store, word)]).Distinct()];
    }

    private static RunName Resolve(RunStore store, string word)
    {
        try
        {
            return RunArgument.Resolve(store, word);
        }
        catch (Mp3Exception e) when (e.ExitCode == ExitCode.Usage)
        {
            throw Mp3Exception.Usage($"{e.Message}; and no run of a study '{word}' is stored", e);
        }
    }

    private static string Line(Verification result) => $"{result.Name.Abbreviated} " + result.Verdict switch
    {
        VerificationVerdict.Same => "the same bytes",
        VerificationVerdict.Differs => $"DIFFERS: {result.Detail}",
        _ => $"not tested: {result.Detail}",
    };
}
