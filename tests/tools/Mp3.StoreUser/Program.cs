// SPDX-License-Identifier: MIT
//
// Mp3.StoreUser STORE write FIRST COUNT [STEP]
//     store COUNT runs from number FIRST on; say "ready" before, and each
//     name when it is stored. With STEP, die after so many steps of writing.
// Mp3.StoreUser STORE read FIRST COUNT
//     say of each of these runs whether it is there.
// Mp3.StoreUser STORE once NUMBER LOG GO
//     say "begins" and get a run, computing it if need be: that makes a file in
//     the folder LOG and lasts until there is a file GO. Say where it came from,
//     and warnings.
// Mp3.StoreUser STORE fill COUNT
//     store so many runs, quickly: without waiting for the disk.
// Mp3.StoreUser STORE look COUNT
//     say how long lists and look-ups take in that store.
// Mp3.StoreUser compute --store STORE --jobs 1 NAME...
//     compute runs by their names, as a task of a cluster does.

using System.Globalization;
using Mono.Unix.Native;
using Mp3.Experiments.Running;
using Mp3.StoreUser;

return args switch
{
    ["compute", "--store", string store, "--jobs", "1", .. string[] names] => await Compute.RunAsync(store, names),
    [string store, "write", string first, string count, .. string[] step] => Write(store, Number(first), Number(count), step is [string last] ? Number(last) : int.MaxValue),
    [string store, "read", string first, string count] => Read(store, Number(first), Number(count)),
    [string store, "once", string number, string log, string go] => await OnceAsync(store, Number(number), log, go),
    [string store, "fill", string count] => Fill.Run(store, Number(count)),
    [string store, "look", string count] => Look.Run(store, Number(count)),
    _ => 2,
};

static int Write(string root, int first, int count, int stepsToLive)
{
    int steps = 0;
    var store = new RunStore(root, TimeProvider.System, done =>
    {
        if (++steps == stepsToLive)
        {
            _ = Syscall.kill(Environment.ProcessId, Signum.SIGKILL);
            Thread.Sleep(Timeout.Infinite);
        }
    });
    Console.WriteLine("ready");
    foreach (int number in Enumerable.Range(first, count))
    {
        RunWriting writing = store.TryWrite(MadeRun.Inputs(number), MadeRun.Outcome(number), MadeRun.Told(number));
        Console.WriteLine(writing.Warning ?? $"{MadeRun.Inputs(number).Name}");
    }

    return 0;
}

static int Read(string root, int first, int count)
{
    var store = new RunStore(root);
    foreach (int number in Enumerable.Range(first, count))
    {
        Console.WriteLine(store.TryRead(MadeRun.Inputs(number).Name) switch
        {
            FoundRun found => found.Run.Outcome.IsSameAs(MadeRun.Outcome(number)) ? "found" : "wrong",
            DamagedRun damaged => $"damaged: {damaged.File}",
            RefusedRun refused => refused.Why,
            _ => "missing",
        });
    }

    return 0;
}

static async Task<int> OnceAsync(string root, int number, string log, string go)
{
    // No test takes as long: nobody is left to make the file.
    using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));
    Console.WriteLine("begins");
    RunObtained run = await RunOnce.GetAsync(new RunStore(root), MadeRun.Inputs(number), async cancellation =>
    {
        // One each: two that append to a file at once may write the same place.
        Directory.CreateDirectory(log);
        await File.WriteAllTextAsync(Path.Combine(log, $"{Environment.ProcessId}"), "", cancellation);
        while (!File.Exists(go))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellation);
        }

        return (MadeRun.Outcome(number), MadeRun.Told(number));
    }, cancellation: patience.Token);
    Console.WriteLine(run.IsFromStore ? "from the store" : "computed");
    foreach (string warning in run.Warnings)
    {
        Console.WriteLine(warning);
    }

    return run.Outcome.IsSameAs(MadeRun.Outcome(number)) ? 0 : 1;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
