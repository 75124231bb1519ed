// SPDX-License-Identifier: MIT

using System.CommandLine;

namespace Mp3.Experiments.Options;

/// <summary>Options that take a name: an empty one, as an unset variable of a shell leaves it, is refused.</summary>
internal static class Texts
{
    public static Option<string?> Option(string name, string unit, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = unit };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: "" }])
            {
                result.AddError($"{name} needs a {unit}, not an empty text");
            }
        });
        return option;
    }
}
