// SPDX-License-Identifier: MIT

using System.CommandLine;

namespace Mp3.Experiments.Options;

/// <summary><c>--json</c> of every command that prints a table.</summary>
internal static class JsonOption
{
    public static Option<bool> Create() => new("--json")
    {
        Description = "Print one JSON document instead of tables; all else goes to standard error",
        Arity = ArgumentArity.Zero,
    };
}
