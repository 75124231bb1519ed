// SPDX-License-Identifier: MIT

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Mp3.Benchmarks;
using Perfolizer.Horology;

if (args is not [] and not ["--verbose"])
{
    await Console.Error.WriteLineAsync("usage: Mp3.Benchmarks [--verbose]   how fast the reader drains a ring");
    return 2;
}

IConfig config = ManualConfig.CreateEmpty()
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(args.Length > 0 ? ConsoleLogger.Default : NullLogger.Instance)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "mp3-benchmarks"))
    .AddJob(Job.Default
        .WithIterationTime(TimeInterval.FromMilliseconds(5))
        .WithWarmupCount(20)
        .WithIterationCount(200)
        .WithToolchain(InProcessEmitToolchain.Instance));
Summary summary = BenchmarkRunner.Run<DrainBenchmark>(config);

DrainResult[] results = [.. DrainResult.All(summary)];
Console.WriteLine("reader: " + string.Join("; ", results.AsEnumerable()));
if (results.Length > 0 && Array.TrueForAll(results, result => result.ReachesGoal))
{
    return 0;
}

await Console.Error.WriteLineAsync($"the goal is {DrainResult.Goal}");
return 1;
