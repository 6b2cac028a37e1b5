using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Checks the shape of what was entered (<c>Input</c> of a page) with its FluentValidation validator before the handler
/// runs; the messages land at the fields.
/// </summary>
public sealed class ValidateInput : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var input = context.HandlerInstance.GetType().GetProperty("Input")?.GetValue(context.HandlerInstance);
        if (input is not null && HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            var contract = typeof(IValidator<>).MakeGenericType(input.GetType());
            if (context.HttpContext.RequestServices.GetService(contract) is IValidator validator)
            {
                var result = await validator.ValidateAsync(new ValidationContext<object>(input), context.HttpContext.RequestAborted);
                foreach (var failure in result.Errors)
                    context.ModelState.AddModelError($"Input.{failure.PropertyName}", failure.ErrorMessage);
            }
        }

        await next();
    }
}
