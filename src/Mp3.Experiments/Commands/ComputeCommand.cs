// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Options;
using Mp3.Experiments.Running;
using Mp3.Protocol;

namespace Mp3.Experiments.Commands;

/// <summary><c>mp3 compute</c>: runs by their names, for whoever shares out a sweep among machines.</summary>
public static class ComputeCommand
{
    public static Command Create()
    {
        var store = new StoreOption();
        var names = new Argument<string[]>("NAME")
        {
            Description = "Whole names of runs, as 'mp3 sweep FILE --list --missing' prints them",
            HelpName = "NAME",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int?> jobs = JobsOption.Create();
        Option<string?> qemu = QemuOption.Create();
        var command = new Command(
            "compute",
            "Compute runs of a sweep by their names and put them into the store; those that are there are left alone. Any machine that sees the store can. Exit code 1 if a run fails, 69 if this machine would compute other ones.")
        {
            names, store, jobs, qemu,
        };
        HelpWithExamples.Add(
            command,
            "mp3 sweep ram.toml --list --missing | cut -f1 | xargs -r mp3 compute",
            "mp3 sweep ram.toml --list --missing | cut -f1 | xargs -r -n 4 mp3 compute --jobs 1");
        command.SetAction((parsed, cancellation) =>
            RunAsync(store.Of(parsed), parsed.GetValue(names) ?? [], parsed.GetValue(jobs), parsed.GetValue(qemu), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunStore store, string[] words, int? jobs, string? qemu, CancellationToken cancellation)
    {
        RunName[] names = [.. words.Select(Parse).Distinct()];
        RunName[] missing = [.. names.Where(name => store.TryVerify(name) is not FoundRun)];
        ComputedRuns done = missing.Length == 0
            ? new ComputedRuns(0, 0, [])
            : await ProgressDisplay.ShowAsync(missing.Length, progress => ComputeAsync(store, missing, jobs, qemu, progress, cancellation));
        HashSet<RunName> failed = [.. done.Failed.Select(run => run.Name)];
        foreach (RunName name in names)
        {
            Console.WriteLine($"{name}\t{(failed.Contains(name) ? "failed" : "stored")}");
        }

        return failed.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    private static async Task<ComputedRuns> ComputeAsync(
        RunStore store, RunName[] names, int? jobs, string? qemu, IStudyProgress progress, CancellationToken cancellation)
    {
        IReadOnlyDictionary<RunName, ShelvedRecipe> recipes = store.Recipes.Find(names);
        if (names.Where(name => !recipes.ContainsKey(name)).Take(1).ToArray() is [var unknown])
        {
            throw Mp3Exception.Usage($"nobody has told the store {store.Root} what run {unknown.Abbreviated}… is: 'mp3 sweep FILE --list --missing' does, with the same --store");
        }

        var hosts = new GuestHosts(qemu);
        List<NamedRun> runs = [];
        foreach (RunName name in names)
        {
            ShelvedRecipe shelved = recipes[name];
            GuestHost host = await hosts.OfAsync(shelved.Recipe.Kernel, cancellation);
            runs.Add(shelved.On(host));
            if (runs[^1].Name != name)
            {
                throw Mp3Exception.Unavailable(
                    $"this machine would compute another run than {name.Abbreviated}…, because of {shelved.FirstDifference(host.InputsOf(shelved.Recipe))}: give it the same checkout, kernel and QEMU");
            }
        }

        int hostMib = runs.Max(run => run.HostMib);
        HostMemory.RequireHost(hostMib, GuestScheduler.AvailableMib());
        return await new RunComputer(new StoreUse(store), progress).ComputeAsync(runs, jobs ?? GuestScheduler.DefaultJobs(hostMib), cancellation);
    }

    private static RunName Parse(string word) => RunName.TryParse(word, out RunName name)
        ? name
        : throw Mp3Exception.Usage($"'{word}' is no whole name of a run: {RunName.Length} hexadecimal digits in lower case");
}
