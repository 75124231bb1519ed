// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Commands.Json;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands.Runs;

/// <summary><c>mp3 runs check</c>: reads entries and verifies every byte.</summary>
internal static class CheckRuns
{
    public static Command Create(StoreOption store, Option<bool> json)
    {
        Argument<string[]> names = RunArgument.Any("NAME", "Runs: the first digits of their names will do [default: all]", store);
        var command = new Command("check", "Read runs and verify every byte of them. A damaged one is put aside, and computed anew when it is wanted.") { names };
        HelpWithExamples.Add(command, "mp3 runs check", "mp3 runs check 3f2a b01d");
        command.SetAction((parsed, cancellation) =>
        {
            RunStore opened = store.Of(parsed);
            string[] chosen = parsed.GetValue(names) ?? [];
            string? warning = null;
            IReadOnlyList<RunName> all = chosen.Length > 0
                ? [.. chosen.Select(name => RunArgument.Resolve(opened, name))]
                : [.. opened.Index.Lines(out warning).Select(line => line.Name)];
            CheckDocument found = Check(opened, all, warning, cancellation);
            foreach (string why in found.Refused)
            {
                Console.Error.WriteLine($"mp3: {why}");
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(found, DocumentContext.Standard.CheckDocument);
            }
            else
            {
                Write(found);
            }

            return Task.FromResult(found.Damaged.Count + found.Refused.Count == 0 ? ExitCode.Success : ExitCode.Failed);
        });
        return command;
    }

    private static CheckDocument Check(RunStore store, IReadOnlyList<RunName> names, string? warning, CancellationToken cancellation)
    {
        int verified = 0;
        var damaged = new List<DamageDocument>();
        List<string> refused = warning is null ? [] : [warning];
        foreach (RunName name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (store.TryVerify(name))
            {
                case FoundRun:
                    verified++;
                    break;
                case DamagedRun damage:
                    damaged.Add(new DamageDocument($"{name}", damage.File, damage.What, damage.PutAside));
                    break;
                case RefusedRun refusal:
                    refused.Add(refusal.Why);
                    break;
                default: // removed meanwhile
                    break;
            }
        }

        return new CheckDocument(store.Root, verified, damaged, refused);
    }

    private static void Write(CheckDocument found)
    {
        foreach (DamageDocument damage in found.Damaged)
        {
            Console.WriteLine($"damaged: {damage.File}: {damage.What}{ShowRun.Where(new DamagedRun(damage.File, damage.What, damage.PutAside))}");
        }

        Console.WriteLine($"{ListRuns.Count(found.Verified)} verified, {found.Damaged.Count:N0} damaged");
        Console.WriteLine($"store: {found.Store}");
    }
}
