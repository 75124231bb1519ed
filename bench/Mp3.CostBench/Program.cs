// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.CostBench;
using Mp3.CostBench.Requests;
using Mp3.Experiments.Commands;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Options;
using Mp3.Protocol;

Option<string?> kernelOption = new("--kernel") { HelpName = "RELEASE", Description = "Kernel of the guest: a release or a series such as 6.12 [default: 6.1]" };
Option<string?> documentOption = new("--document") { HelpName = "FILE", Description = "Also write the numbers into this page, such as docs/cost.md" };
Option<bool> rawOption = new("--raw") { Description = "Print what the guest measured, not the table" };
Option<bool> checkOption = new("--check") { Description = "Exit with 1 if a goal is not met" };
var root = new RootCommand("Measure what a tick of the module costs, in instructions, against reading /proc for the same processes, and what forks and faults cost that it is told of.")
{
    kernelOption, documentOption, rawOption, checkOption,
};
HelpWithExamples.Add(root, "make bench-cost", "make bench-cost COST_OPTIONS='--kernel 6.12 --check'");
root.SetAction(async (parsed, cancellation) =>
{
    GuestKernel kernel = KernelCache.OfThisMachine().Resolve(parsed.GetValue(kernelOption));
    await Console.Error.WriteLineAsync($"measuring in a guest with kernel {kernel.Release}; takes some minutes");
    IReadOnlyList<string> lines = await CostGuest.RunAsync(kernel, CostCase.All, CostStream.All, cancellation);
    IReadOnlyList<CaseCost> costs = CaseCost.Of(lines.Where(line => !StreamCost.IsLine(line)).Select(Measurement.Parse));
    IReadOnlyList<StreamCost> streams = StreamCost.Of(lines);
    string report = CostReport.Text(kernel.Release, costs, streams);
    Console.Write(parsed.GetValue(rawOption) ? string.Concat(lines.Select(line => line + '\n')) : report);
    if (parsed.GetValue(documentOption) is { } path)
    {
        CostDocument.Update(path, report);
    }

    return parsed.GetValue(checkOption) && !Goal.OfTicks(costs).Concat(Goal.OfStreams(streams)).All(goal => goal.Met) ? ExitCode.Failed : ExitCode.Success;
});

Option<bool> jsonOption = new("--json") { Description = "Print JSON in place of the table" };
var requests = new Command("requests", "Measure what a request to a modelled disk costs, in instructions, against the kernel's null_blk.") { kernelOption, jsonOption };
HelpWithExamples.Add(requests, "dotnet run --project bench/Mp3.CostBench -- requests");
requests.SetAction(async (parsed, cancellation) =>
{
    GuestKernel kernel = KernelCache.OfThisMachine().Resolve(parsed.GetValue(kernelOption));
    IReadOnlyList<RequestCost> costs = await RequestGuest.RunAsync(kernel, cancellation);
    Console.Write(parsed.GetValue(jsonOption) ? RequestReport.Json(costs) + '\n' : RequestReport.Table(costs));
    return ExitCode.Success;
});
root.Add(requests);
return await CommandLine.RunAsync(root, args);
