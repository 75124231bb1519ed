// SPDX-License-Identifier: MIT

using System.CommandLine;

namespace Mp3.Experiments.Options;

/// <summary>Options that may be given more than once, each time with one text that is not empty.</summary>
internal static class ListOption
{
    public static Option<string[]> Create(string name, string form, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = form, Arity = ArgumentArity.OneOrMore };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0))
            {
                result.AddError($"{name} needs {form}, not an empty text");
            }
        });
        return option;
    }
}
