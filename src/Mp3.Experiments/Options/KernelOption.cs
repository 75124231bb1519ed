// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Options;

/// <summary><c>--kernel</c>: a shell completes it with the kernels of this machine.</summary>
internal static class KernelOption
{
    public static Option<string?> Create(string description)
    {
        Option<string?> option = Texts.Option("--kernel", "VERSION", description);
        option.CompletionSources.Add(_ => KernelCache.OfThisMachine().Names());
        return option;
    }
}
